using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class WeakEvidenceTests
{
    private static readonly MetricDefinition Loss = MetricDefinition.Validation<ValidationLoss>();

    [Fact]
    public void Strong_evidence_has_no_hint() => Assert.Empty(HintsOf(PointOf(16, 1.0, 1.1, 1.2, 1.3), PointOf(32, 1.0, 1.1, 1.2, 1.3)));

    [Fact]
    public void Tokens_that_differ_by_more_than_a_percent_are_named()
    {
        string hint = Assert.Single(HintsOf(PointOf(16), PointOf(32) with { Plan = PlanOf(32, 900_000) }));

        Assert.Equal("**Unequal tokens.** The trials of batch size 16 trained on 999,424 tokens and those of batch size 32 on 899,072.", hint);
    }

    [Fact]
    public void Fewer_than_a_hundred_steps_are_named() =>
        Assert.Contains("batch size 256 (61)", Assert.Single(HintsOf(PointOf(16), PointOf(256))), StringComparison.Ordinal);

    [Fact]
    public void A_seed_far_from_the_others_is_named() =>
        Assert.StartsWith("**Outlier.** At batch size 16, seed 3 has a validation loss of 1.213 nats/token, the others 1.162", Assert.Single(HintsOf(PointOf(16, 1.158, 1.163, 1.213, 1.160, 1.167))), StringComparison.Ordinal);

    [Fact]
    public void A_best_level_at_the_edge_of_its_grid_is_named() =>
        Assert.Contains("Learning rate 0.01 is the edge of its grid", Assert.Single(HintsOf(PointOf(16) with { Tuned = [new(new("LearningRate", "0.01"), IsEdge: true, [])] })), StringComparison.Ordinal);

    [Fact]
    public void A_disturbed_measurement_is_named() =>
        Assert.Equal(
            "**Noisy machine.** The machine was disturbed during 1 cost trial of 2, also when measured again: 1 had less than 90 % of a core, the least 50 %.",
            Assert.Single(HintsOf(PointOf(16) with { Costs = [Cost(1, 0.99), Cost(2, 0.5)] })));

    [Fact]
    public void A_slower_machine_and_uneven_steps_are_named() =>
        Assert.EndsWith(
            "during 2 cost trials of 3, also when measured again: for 1 the machine was slower than 95 % of its best, the slowest 87 %; 1 had a median step more than 10 % above the fastest tenth of its steps.",
            Assert.Single(HintsOf(PointOf(16) with { Costs = [Cost(1, 1, speed: 100), Cost(2, 1, speed: 87), Cost(3, 1, speed: 98, spread: 1.2)] })),
            StringComparison.Ordinal);

    private static IReadOnlyList<string> HintsOf(params ResultPoint[] points) =>
        WeakEvidence.Of(new ResultTable(Scale.Full, [new ResultAxis("BatchSize", "16", false, ["16", "32", "256"], ["16", "32", "256"])], [Loss], [1, 2, 3, 4, 5], points), Loss);

    private static ResultPoint PointOf(int batch, params double[] losses) => new(
        [new AxisLevel("BatchSize", $"{batch}")],
        PlanOf(batch, 1_000_000),
        [],
        [.. losses.Select((loss, i) => Trial(i + 1, Phase.Evaluation) with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> { ["ValidationLoss"] = [new(1, loss)] } })]);

    private static TrialPlan PlanOf(int batch, long tokens) => new(LlamaConfig.Nano, new Training { BatchSize = batch, Tokens = tokens }, 64);

    private static TrialResult Cost(int block, double share, double speed = 1, double spread = 1) =>
        Trial(block, Phase.Cost) with { Costs = new Dictionary<string, double> { ["CpuShare"] = share, ["ReferenceSpeed"] = speed, ["StepSpread"] = spread } };

    private static TrialResult Trial(int seed, Phase phase) =>
        new($"{phase}{seed}", [], seed, phase, Outcome.Completed, 1, new Dictionary<string, IReadOnlyList<Measurement>>(), new Dictionary<string, double>());
}
