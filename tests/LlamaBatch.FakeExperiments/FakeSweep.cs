using LlamaBatch.Trials;

namespace LlamaBatch.FakeExperiments;

internal sealed class FakeSweep(bool isTuned, bool measuresCosts, bool branches) : Sweep<Fake>
{
    public override string Name => "Fake";

    public override string Question => "Is the fake faithful?";

    public override Fake Baseline => new() { Branches = branches };

    public override IReadOnlyList<Axis<Fake>> Axes =>
    [
        new Axis<Fake, int> {
            Name = "BatchSize",
            Levels = branches ? [16, 8, 4] : [4, 16],
            BaselineLevel = 4,
            With = (point, level) => point with { BatchSize = level } },
        new Axis<Fake, double>
        {
            Name = "LearningRate",
            Levels = [0.01, 0.02, 9],
            Quick = [0.01],
            BaselineLevel = 0.01,
            With = (point, level) => point with { LearningRate = level },
            IsTuned = isTuned,
            TunedPer = isTuned ? ["BatchSize"] : [],
        },
    ];

    public override IReadOnlyList<MetricDefinition> Metrics =>
    [
        MetricDefinition.Step<TrainLoss>(),
        MetricDefinition.Validation<ValidationLoss>(),
        .. measuresCosts ? [MetricDefinition.Cost<TokensPerSecond>(), MetricDefinition.Cost<PeakMemory>(), MetricDefinition
            .Cost<ModelFlopsUtilization>()] : Array.Empty<MetricDefinition>(),
    ];

    public override int Seeds => Faults.Seeds;

    public override int TuningSeeds => 1;

    public override int CostBlocks => 3;
}
