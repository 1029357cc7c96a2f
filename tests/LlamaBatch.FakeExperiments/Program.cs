using LlamaBatch;
using LlamaBatch.FakeExperiments;

return ExperimentHost.Run(
    args,
    [
        new FakeExperiment("Toy", "Does the *scheduler* [keep] everything?"),
        new FakeExperiment("TunedToy", "Does tuning decide what is evaluated?", isTuned: true),
        new FakeExperiment("CostlyToy", "Are costs measured apart?", measuresCosts: true),
    ],
    new FakeLibrary(),
    new JumpingClock());
