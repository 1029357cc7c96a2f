using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>The bench along its sequence length, so that no two points are validated on the same windows.</summary>
internal sealed class Lengths(bool isTuned) : Sweep<Bench>
{
    public override string Name => "Lengths";

    public override string Question => "How long are the sequences?";

    public override Bench Baseline => new();

    public override IReadOnlyList<MetricDefinition> Metrics => [MetricDefinition.Validation<ValidationLoss>()];

    public override int Seeds => 5;

    public override int TuningSeeds => 2;

    public override int CostBlocks => 0;

    public override IReadOnlyList<Axis<Bench>> Axes =>
        [new Axis<Bench, int> {
            Name = "Length",
            Levels = [32, 64],
            BaselineLevel = 64,
            IsTuned = isTuned,
            With = (point, level) => point with { Length = level } }];
}
