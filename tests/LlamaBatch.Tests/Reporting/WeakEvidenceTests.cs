using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Reporting;

public class WeakEvidenceTests
{
    private static readonly MetricDefinition _loss = MetricDefinition.Validation<ValidationLoss>();

    [Fact]
    public void Strong_evidence_has_no_hint() => Assert.Empty(HintsOf(PointOf(16, 1.0, 1.1, 1.2, 1.3), PointOf(32, 1.0, 1.1, 1.2, 1.3)));

    [Fact]
    public void Tokens_that_differ_by_more_than_a_percent_are_named()
    {
        string hint = Assert.Single(HintsOf(PointOf(16), PointOf(32) with { Plan = PlanOf(32, 900_000) }));

        Assert.Equal("**Unequal tokens.** The number of training tokens ranges from 899,072 (batch size 32) to 999,424 (batch size "
            + "16).", hint);
    }

    [Fact]
    public void Fewer_than_a_hundred_steps_are_named() =>
        Assert.Contains("batch size 256 (61 steps)", Assert.Single(HintsOf(PointOf(16), PointOf(256))), StringComparison.Ordinal);

    [Fact]
    public void A_seed_far_from_the_others_is_named() =>
        Assert.StartsWith(
            "**Outlier.** At batch size 16, seed 3 has a validation loss of 1.213 nats/token; the others average 1.162",
            Assert.Single(HintsOf(PointOf(16, 1.158, 1.163, 1.213, 1.160, 1.167))),
            StringComparison.Ordinal);

    [Fact]
    public void A_best_level_at_the_edge_of_its_grid_is_named() =>
        Assert.Equal(
            "**Optimum at the edge of the grid.** The tuned learning rate 1e-2 is at the edge of its grid at batch size 16. "
                + "If a level beyond it is possible, it may do better.",
            HintsOf(PointOf(16) with { Tuned = [new(new("LearningRate", "0.01"), IsEdge: true, [])] })[0]);

    /// <summary>Where the best level compared is the first or last, nobody knows what lies beyond.</summary>
    [Theory]
    [InlineData(1.0, 1.1, 1.2, "**Optimum at the edge of the sweep.** "
        + "Batch size 16, the smallest in the sweep, has the best validation loss. "
        + "A smaller one may do better.")]
    [InlineData(
        1.2,
        1.1,
        1.0,
        "**Optimum at the edge of the sweep.** Batch size 64, the largest in the sweep, has the best validation loss. "
        + "A larger one may do better.")]
    [InlineData(1.1, 1.0, 1.1, null)]
    public void A_best_level_at_the_end_of_those_compared_is_named(double first, double second, double third, string? hint)
    {
        ResultTable table = LossPoints.Table((16, first), (32, second), (64, third));

        SweepEdge? edge = SweepCaveats.Of(table, LossPoints.Loss).OfType<SweepEdge>().FirstOrDefault();
        Assert.Equal(hint, edge?.In(KnownLanguages.English).Markdown);
    }

    [Fact]
    public void A_disturbed_measurement_is_named() =>
        Assert.Equal(
            "**Disturbed machine.** 1 of 2 cost trials was disturbed, even when repeated: 1 had less than 90 % of a core (lowest 50 %).",
            Assert.Single(HintsOf(PointOf(16) with { Costs = [Cost(1, 0.99), Cost(2, 0.5)] })));

    [Fact]
    public void A_slower_machine_and_uneven_steps_are_named() =>
        Assert.EndsWith(
            "2 of 3 cost trials were disturbed, even when repeated: 1 ran below 95 % of the machine's median speed (lowest 89 %); "
                + "1 had a median step time more than 10 % above the 10th percentile of its steps.",
            Assert.Single(
                HintsOf(PointOf(16) with { Costs = [Cost(1, 1, speed: 100), Cost(2, 1, speed: 87), Cost(3, 1, speed: 98, spread: 1.2)] })),
            StringComparison.Ordinal);

    /// <summary>A quiet machine's speed varies by 3 %; one fast moment must not make all others slow.</summary>
    [Fact]
    public void One_fast_moment_accuses_nobody() =>
        Assert.Empty(HintsOf(PointOf(16) with { Costs = [Cost(1, 1, speed: 97), Cost(2, 1, speed: 100), Cost(3, 1, speed: 103), Cost(
            4,
            1,
            speed: 99), Cost(5, 1, speed: 98)] }));

    /// <summary>The value of a diverged trial is a score. Among four of them, the fifth would be an outlier at any distance.</summary>
    [Fact]
    public void Diverged_trials_make_no_outlier()
    {
        ResultPoint measured = PointOf(16, 5.545, 5.545, 5.545, 5.545, 5.544);
        ResultPoint diverged = measured with
        {
            Trials = [.. measured.Trials.Select(trial => trial.Seed == 5 ? trial : trial with { Outcome = Outcome.Diverged })],
        };

        Assert.Contains(HintsOf(measured), hint => hint.Contains("Outlier", StringComparison.Ordinal));
        Assert.DoesNotContain(HintsOf(diverged), hint => hint.Contains("Outlier", StringComparison.Ordinal));
    }

    /// <summary>
    /// The probability of an outlier is that of the whole report: what one point alone would show, seven together do not.
    /// </summary>
    [Fact]
    public void More_points_need_a_further_outlier()
    {
        ResultPoint far = PointOf(16, 1.158, 1.163, 1.213, 1.160, 1.167);
        ResultPoint[] others = [.. Enumerable.Range(17, 6)
            .Select(batch => PointOf(16, 1.0, 1.1, 1.2, 1.3, 1.4) with { Levels = [new AxisLevel("BatchSize", $"{batch}")] })];

        Assert.EndsWith(
            "By chance alone, 1 % of reports contain an outlier (Grubbs' test, 1 sample). All values are kept.",
            Assert.Single(HintsOf(far)),
            StringComparison.Ordinal);
        Assert.Empty(HintsOf([far, .. others]));
    }

    [Fact]
    public void A_block_far_from_the_others_is_named() =>
        Assert.StartsWith(
            "**Outlier.** At batch size 16, cost block 3 has a peak memory of 4.673 MiB; the others average 4.487 ",
            Assert.Single(HintsOf(
                PointOf(16) with { Costs = [Sized(1, 4.70e6), Sized(2, 4.71e6), Sized(3, 4.90e6), Sized(4, 4.70e6), Sized(5, 4.71e6)] })),
            StringComparison.Ordinal);

    [Fact]
    public void A_warm_up_of_fewer_than_ten_steps_is_named()
    {
        ResultPoint point = PointOf(16);
        TrialPlan WarmedUp(
            double share) => point.Plan with { Training = point.Plan.Training with { Tokens = 16 * 64 * 100, Schedule = Schedule.Cosine(
                warmup: share) } };

        Assert.Equal(
            "**Short warm-up.** With fewer than 10 warm-up steps, the learning rate jumps: batch size 16 (5 steps).",
            Assert.Single(HintsOf(point with { Plan = WarmedUp(0.05) })));
        Assert.Empty(HintsOf(point with { Plan = WarmedUp(0.1) }));
        Assert.Empty(HintsOf(point with { Plan = WarmedUp(0) }));
    }

    [Fact]
    public void A_choice_that_other_tuning_seeds_might_make_otherwise_is_named()
    {
        Assert.Equal(
            "**Tuning within noise.** At batch size 16, the 3 learning rates cannot be distinguished with these "
                + "tuning seeds (ANOVA, p = 0.90), so noise may have chosen 1e-2.",
            HintsOf(Tuned([1.7, 1.9], [1.65, 1.85], [1.7, 1.94]))[0]);
        Assert.Equal([Shared], HintsOf(Tuned([1.7, 1.71], [1.65, 1.66], [1.8, 1.81])));
        Assert.Equal([Shared], HintsOf(Tuned([1.7], [1.65], [1.8])));
    }

    [Fact]
    public void A_choice_that_does_worse_than_in_tuning_is_named()
    {
        ResultPoint tuned = Tuned([1.7, 1.71], [1.65, 1.66], [1.8, 1.81]);

        Assert.Equal(
            "**Optimistic tuning.** At batch size 16, the chosen learning rate has a validation loss of 1.655 nats/token on the tuning "
                + "seeds and 1.750 nats/token on the evaluation seeds. "
            + "The best of 3 noisy means looks too good. Claims use the evaluation seeds only.",
            HintsOf(tuned with { Trials = PointOf(16, 1.74, 1.76).Trials })[0]);
        Assert.Equal([Shared], HintsOf(tuned with { Trials = PointOf(16, 1.64, 1.66).Trials }));
    }

    /// <summary>A point whose learning rate was tuned: the middle one of three is the best.</summary>
    private static ResultPoint Tuned(params double[][] trials) => PointOf(16) with
    {
        Tuned = [new(
            new("LearningRate", "0.01"),
            IsEdge: false,
            [new("0.005", trials[0].Average()), new("0.01", trials[1].Average()), new("0.02", trials[2].Average())]) { Trials = trials }],
    };

    private static TrialResult Sized(int block, double memory)
        => Trial(block, Phase.Cost) with { Costs = new Dictionary<string, double> { ["PeakMemory"] = memory } };

    /// <summary>What every report with a tuned axis says.</summary>
    private static string Shared => new SharedWindows().In(KnownLanguages.English).Markdown;

    private static IReadOnlyList<string> HintsOf(params ResultPoint[] points)
    {
        ResultAxis axis = new("BatchSize", "16", false, ["16", "32", "256"], ["16", "32", "256"]);
        var results = new ResultTable(Scale.Full, [axis], [_loss, MetricDefinition.Cost<PeakMemory>()], [1, 2, 3, 4, 5], points);
        IEnumerable<Fact?> facts =
            [.. TuningCaveats.Of(results, _loss, judgesLearning: false), .. SweepCaveats.Of(results, _loss), CostCaveats.Disturbed(
                results), OutlierCaveats.Of(results, _loss)];
        return [.. facts.OfType<Fact>().Select(fact => fact.In(KnownLanguages.English).Markdown)];
    }

    private static ResultPoint PointOf(int batch, params double[] losses) => new(
        [new AxisLevel("BatchSize", $"{batch}")],
        PlanOf(batch, 1_000_000),
        [],
        [.. losses.Select((loss, i) => Trial(i + 1, Phase.Evaluation) with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
            ["ValidationLoss"] = [new(1, loss)] } })]);

    private static TrialPlan PlanOf(int batch, long tokens)
        => new(LlamaConfig.Nano, new Training { BatchSize = batch, Tokens = tokens }, 64);

    private static TrialResult Cost(int block, double share, double speed = 1, double spread = 1) =>
        Trial(block, Phase.Cost) with { Costs = new Dictionary<string, double> {
            ["CpuShare"] = share,
            ["ReferenceSpeed"] = speed,
            ["StepSpread"] = spread } };

    private static TrialResult Trial(int seed, Phase phase) =>
        new(
            $"{phase}{seed}",
            [],
            seed,
            phase,
            Outcome.Completed,
            1,
            new Dictionary<string, IReadOnlyList<Measurement>>(),
            new Dictionary<string, double>());
}
