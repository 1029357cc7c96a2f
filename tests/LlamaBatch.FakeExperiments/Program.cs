using LlamaBatch;
using LlamaBatch.Catalog;
using LlamaBatch.FakeExperiments;

Experiment[] experiments =
[
    new FakeExperiment("Toy", "Does the *scheduler* [keep] everything?"),
    new FakeExperiment("TunedToy", "Does tuning decide what is evaluated?", isTuned: true),
    new FakeExperiment("CostlyToy", "Are costs measured apart?", measuresCosts: true),
];
if (Environment.GetEnvironmentVariable("FAKE_BROKEN") is not null)
{
    experiments = [experiments[0], Experiment.Of("BrokenToy", () => new FakeExperiment(FakeName.Value, ""))];
}

if (Environment.GetEnvironmentVariable("FAKE_BRANCHES") is not null)
{
    experiments = [new FakeExperiment("BranchingToy", "Are first steps shared?", branches: true)];
}

if (Environment.GetEnvironmentVariable("FAKE_OWN") is not null)
{
    experiments =
    [
        Experiment.Of(nameof(OwnToy), () => new Experiment<OwnToy>(
            new OwnToy.Sweep(), OwnToy.Pipeline.Train, OwnToy.Pipeline.Report, (results, _) => OwnToy.Pipeline.ClaimsOf(results))),
        .. experiments,
    ];
}

return ExperimentHost.Run(args, experiments, new FakeLibrary(), new JumpingClock());

/// <summary>A name that cannot be had.</summary>
internal static class FakeName
{
    public static readonly string Value = Environment.GetEnvironmentVariable("FAKE_BROKEN") is null
        ? ""
        : throw new FormatException("There is no name.");
}
