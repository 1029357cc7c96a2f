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

        Assert.Equal("**Unequal tokens.** Trials at batch size 16 train on 999,424 tokens, trials at batch size 32 on 899,072.", hint);
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

    /// <summary>Where the best level compared is the first or last, nobody knows what lies beyond.</summary>
    [Theory]
    [InlineData(1.0, 1.1, 1.2, "**Best at the end.** Batch size 16, the smallest that was measured, has the best validation loss: a smaller one might do better.")]
    [InlineData(1.2, 1.1, 1.0, "**Best at the end.** Batch size 64, the largest that was measured, has the best validation loss: a larger one might do better.")]
    [InlineData(1.1, 1.0, 1.1, null)]
    public void A_best_level_at_the_end_of_those_compared_is_named(double first, double second, double third, string? hint)
    {
        ResultTable table = LossPoints.Table((16, first), (32, second), (64, third));

        Assert.Equal(hint, WeakEvidence.Of(table, LossPoints.Loss).FirstOrDefault(one => one.StartsWith("**Best at the end", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_disturbed_measurement_is_named() =>
        Assert.Equal(
            "**Noisy machine.** The machine was disturbed during 1 cost trial of 2, also when measured again: 1 had less than 90 % of a core, the least 50 %.",
            Assert.Single(HintsOf(PointOf(16) with { Costs = [Cost(1, 0.99), Cost(2, 0.5)] })));

    [Fact]
    public void A_slower_machine_and_uneven_steps_are_named() =>
        Assert.EndsWith(
            "during 2 cost trials of 3, also when measured again: for 1 the machine was slower than 95 % of its median speed, the slowest 89 %; 1 had a median step more than 10 % above the fastest tenth of its steps.",
            Assert.Single(HintsOf(PointOf(16) with { Costs = [Cost(1, 1, speed: 100), Cost(2, 1, speed: 87), Cost(3, 1, speed: 98, spread: 1.2)] })),
            StringComparison.Ordinal);

    /// <summary>A quiet machine's speed varies by 3 %; one fast moment must not make all others slow.</summary>
    [Fact]
    public void One_fast_moment_accuses_nobody() =>
        Assert.Empty(HintsOf(PointOf(16) with { Costs = [Cost(1, 1, speed: 97), Cost(2, 1, speed: 100), Cost(3, 1, speed: 103), Cost(4, 1, speed: 99), Cost(5, 1, speed: 98)] }));

    /// <summary>The probability of an outlier is that of the whole report: what one point alone would show, seven together do not.</summary>
    [Fact]
    public void More_points_need_a_further_outlier()
    {
        ResultPoint far = PointOf(16, 1.158, 1.163, 1.213, 1.160, 1.167);
        ResultPoint[] others = [.. Enumerable.Range(17, 6).Select(batch => PointOf(16, 1.0, 1.1, 1.2, 1.3, 1.4) with { Levels = [new AxisLevel("BatchSize", $"{batch}")] })];

        Assert.EndsWith("Chance alone finds one in a report of a hundred (Grubbs, over 1 sample). It stays in all results.", Assert.Single(HintsOf(far)), StringComparison.Ordinal);
        Assert.Empty(HintsOf([far, .. others]));
    }

    [Fact]
    public void A_block_far_from_the_others_is_named() =>
        Assert.StartsWith(
            "**Outlier.** At batch size 16, block 3 has a peak memory of 4,900,000",
            Assert.Single(HintsOf(PointOf(16) with { Costs = [Sized(1, 4.70e6), Sized(2, 4.71e6), Sized(3, 4.90e6), Sized(4, 4.70e6), Sized(5, 4.71e6)] })),
            StringComparison.Ordinal);

    [Fact]
    public void A_warm_up_of_fewer_than_ten_steps_is_named()
    {
        ResultPoint point = PointOf(16);
        TrialPlan WarmedUp(double share) => point.Plan with { Training = point.Plan.Training with { Tokens = 16 * 64 * 100, Schedule = Schedule.Cosine(warmup: share) } };

        Assert.Equal("**Short warm-up.** Over fewer than 10 steps the learning rate jumps instead of rising: batch size 16 (5).", Assert.Single(HintsOf(point with { Plan = WarmedUp(0.05) })));
        Assert.Empty(HintsOf(point with { Plan = WarmedUp(0.1) }));
        Assert.Empty(HintsOf(point with { Plan = WarmedUp(0) }));
    }

    [Fact]
    public void A_choice_that_other_tuning_seeds_might_make_otherwise_is_named()
    {
        Assert.Equal(
            "**Tuning within noise.** 0.01 as the best learning rate for batch size 16 cannot be told from the others: the 3 levels differ no more than tuning seeds do, whose standard deviation is 0.15 nats/token "
            + "(analysis of variance, F = 0.113, p = 0.896).",
            Assert.Single(HintsOf(Tuned([1.7, 1.9], [1.65, 1.85], [1.7, 1.94]))));
        Assert.Empty(HintsOf(Tuned([1.7, 1.71], [1.65, 1.66], [1.8, 1.81])));
        Assert.Empty(HintsOf(Tuned([1.7], [1.65], [1.8])));
    }

    [Fact]
    public void A_choice_that_does_worse_than_in_tuning_is_named()
    {
        ResultPoint tuned = Tuned([1.7, 1.71], [1.65, 1.66], [1.8, 1.81]);

        Assert.Equal(
            "**Optimism of tuning.** At batch size 16 the chosen learning rate had a validation loss of 1.655 nats/token on the tuning seeds and has 1.750 on those of evaluation: the best of 3 noisy means looks better "
            + "than it is. Claims see the evaluation alone.",
            Assert.Single(HintsOf(tuned with { Trials = PointOf(16, 1.74, 1.76).Trials })));
        Assert.Empty(HintsOf(tuned with { Trials = PointOf(16, 1.64, 1.66).Trials }));
    }

    /// <summary>A point whose learning rate was tuned: the middle one of three is the best.</summary>
    private static ResultPoint Tuned(params double[][] trials) => PointOf(16) with
    {
        Tuned = [new(new("LearningRate", "0.01"), IsEdge: false, [new("0.005", trials[0].Average()), new("0.01", trials[1].Average()), new("0.02", trials[2].Average())]) { Trials = trials }],
    };

    private static TrialResult Sized(int block, double memory) => Trial(block, Phase.Cost) with { Costs = new Dictionary<string, double> { ["PeakMemory"] = memory } };

    private static IReadOnlyList<string> HintsOf(params ResultPoint[] points) =>
        WeakEvidence.Of(new ResultTable(Scale.Full, [new ResultAxis("BatchSize", "16", false, ["16", "32", "256"], ["16", "32", "256"])], [Loss, MetricDefinition.Cost<PeakMemory>()], [1, 2, 3, 4, 5], points), Loss);

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
