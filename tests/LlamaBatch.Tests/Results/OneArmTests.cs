using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests.Results;

/// <summary>Points of equal settings are one arm: no evidence is made of comparing it with itself.</summary>
public class OneArmTests
{
    private static readonly Twins.Sweep _sweep = new();

    private static readonly StoredResults _stored = _sweep.Stored();

    private static readonly ResultTable _table = ResultTable.Of(_sweep.PlannedAt(Scale.Full), new CorpusShelf(""), _stored.Trials);

    [Fact]
    public void Levels_of_equal_settings_are_not_compared()
    {
        string problem = Arms.Said(() => Loss(depth: [4]).IsEquivalentTo(Loss(depth: [8]), margin: 0.01));

        Assert.Equal(
            "The claim compares depth 4 with depth 8, which have the same settings and are one configuration. "
            + "Compare levels whose settings differ.",
            problem);
        // The unnamed baseline is depth 4.
        Assert.Throws<ClaimException>(() => Loss().IsBelow(Loss(depth: [8])));
    }

    [Fact]
    public void What_is_no_part_of_a_learning_trial_is_compared_by_costs_alone()
    {
        Assert.Throws<ClaimException>(() => Loss(microBatch: [1]).IsEquivalentTo(Loss(microBatch: [3]), margin: 0.01));
        Assert.Equal(VerdictStatus.Supported, Speed(microBatch: [3]).IsAbove(Speed(microBatch: [1])).Decided().Status);
        Assert.Throws<ClaimException>(() => Speed(depth: [4]).IsEquivalentTo(Speed(depth: [8]), margin: 0.05));
    }

    [Fact]
    public void An_arm_that_is_named_twice_counts_once()
    {
        Verdict verdict = Loss(depth: [4, 8]).IsBelow(Loss(depth: [2]));

        Assert.Single(verdict.Comparisons);
        Assert.Equal(VerdictStatus.Supported, verdict.Decided().Status);
        Assert.Single(Loss(depth: [4]).IsBestOf(Loss(depth: [2, 4, 8])).Comparisons);
        Assert.Throws<ClaimException>(() => Loss(depth: [4]).IsBestOf(Loss(depth: [8])));
    }

    [Fact]
    public void A_trend_over_levels_that_are_one_arm_is_no_trend() =>
        Assert.Equal(
            "The claim asks how validation loss depends on depth, but depth 4 and depth 8 have the same settings; name only one of them.",
            Arms.Said(() => Loss(depth: [2, 4, 8]).IsDecreasing()));

    [Fact]
    public void Points_are_equal_before_tuning_only_if_they_are_at_every_tuned_level()
    {
        var bench = new Bench.Sweep();
        ArmIdentity Of(string batch) => bench.PlannedAt(Scale.Full).IdentityOf([new("BatchSize", batch), new("Heads", "4")], []);

        Assert.Equal(Of("16"), Of("16"));
        Assert.NotEqual(Of("16").Learning, Of("100").Learning);
        // One for each learning rate.
        Assert.Equal(3, Of("16").Learning.Split(' ').Length);
    }

    [Fact]
    public void The_micro_batch_is_part_of_a_trial_only_where_a_metric_compares_micro_batches()
    {
        static string IdOf(MetricDefinition metric, int microBatch) => new NoisyTwins(metric).PlannedAt(Scale.Full)
            .TrialOf([new("Depth", "4"), new("MicroBatch", $"{microBatch}")], 1, Phase.Evaluation, new CorpusShelf("")).Id;

        Assert.Equal(IdOf(MetricDefinition.Validation<ValidationLoss>(), 1), IdOf(MetricDefinition.Validation<ValidationLoss>(), 3));
        Assert.NotEqual(IdOf(MetricDefinition.Step<GradientVariance>(), 1), IdOf(MetricDefinition.Step<GradientVariance>(), 3));
    }

    [Fact]
    public void The_settings_of_a_probe_are_part_of_a_trial_only_where_a_metric_needs_them()
    {
        static string IdOf(MetricDefinition metric, Probe probe) => string.Join(' ', TrialSettings.ForLearning(
            new Probed(probe), new TrialPlan(LlamaConfig.Nano, new Training(), 32) { Probes = metric.Probes }));

        MetricDefinition loss = MetricDefinition.Validation<ValidationLoss>(), bias = MetricDefinition.Validation<GradientBias>(),
            sharp = MetricDefinition.Validation<SamSharpness>();
        Assert.DoesNotContain("Probe", IdOf(loss, new Probe()), StringComparison.Ordinal);
        Assert.NotEqual(IdOf(bias, new Probe()), IdOf(bias, new Probe { Batches = 9 }));
        Assert.Equal(IdOf(bias, new Probe()), IdOf(bias, new Probe { Ascent = 1 }));
        Assert.NotEqual(IdOf(sharp, new Probe()), IdOf(sharp, new Probe { Ascent = 1 }));
        Assert.Equal(IdOf(sharp, new Probe()), IdOf(sharp, new Probe { Batches = 9, Perturbations = 3 }));
    }

    private sealed record Probed(Probe Own) : LlamaExperiment
    {
        public override LlamaConfig Model => LlamaConfig.Nano;

        public override Corpus Corpus => Corpora.MarkovText;

        public override Training Training => new();

        public override AdamW Optimizer => new();

        public override Probe Probe => Own;
    }

    [Fact]
    public void A_report_says_which_arms_are_one_and_shows_each_once()
    {
        string report = Twins.Report(_sweep, _stored);

        Assert.Contains(
            "**Equal configurations.** Depth 4 and 8 have the same settings and count as one configuration. "
                + "Micro batch 1, 3 and 8 train identically and differ only in cost. For learning metrics they count as one configuration. "
            + "Tables and figures show each of them once.", report, StringComparison.Ordinal);
        // Depth 8 has no row of its own.
        Assert.DoesNotMatch(@"(?m)^\|\s+8 \|\s+2\.\d", report);
        // Micro-batch 8 has one, of costs.
        Assert.Matches(@"(?m)^\|\s+8 \|\s+\d", report);
        Assert.Contains("Here, all configurations have 976 steps", report, StringComparison.Ordinal);
        Assert.Contains("34 trials were trained: 10 for evaluation on 5 seeds and 24 for costs.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Single_points_of_equal_settings_are_named_one_by_one() =>
        Assert.Equal(
            ["The configurations (depth 1 and width 1) and (depth 2 and width 2) have the same settings and count as one."],
            EqualPointsAnalysis.Of([.. from depth in Enumerable.Range(1, 2)
                               from width in Enumerable.Range(1, 2)
                               let identity = depth == width ? "same" : $"{depth} {width}"
                               select ((IReadOnlyList<AxisLevel>)[new("Depth", $"{depth}"), new("Width", $"{width}")], new ArmIdentity(
                                   identity,
                                   identity))], []).Select(fact => fact.In(KnownLanguages.English).ToString()));

    [Fact]
    public void Equal_costs_are_told_only_where_costs_are_measured()
    {
        (IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)[] points =
            [([new("Depth", "1")], new("one", "same")), ([new("Depth", "2")], new("two", "same"))];

        Assert.Single(EqualPointsAnalysis.Of(points, [MetricDefinition.Cost<StepTime>()]));
        Assert.Empty(EqualPointsAnalysis.Of(points, [MetricDefinition.Validation<ValidationLoss>()]));
    }

    /// <summary>Depth 2 has a loss of 2.8, depth 4 one of 2.6. With 32,768 tokens, chance explains up to 0.049.</summary>
    [Theory]
    [InlineData(2.62, "")]
    [InlineData(2.70, "4, 8")]
    [InlineData(2.90, "2, 4, 8")]
    public void A_loss_below_the_entropy_rate_is_a_leak(double entropyRate, string depths)
    {
        var known = new Twins.Sweep { Itself = new Twins { Entropy = entropyRate } };
        ResultTable table = ResultTable.Of(known.PlannedAt(Scale.Full), new CorpusShelf(""), known.Stored().Trials);

        Assert.Empty(LeakAnalysis.Of(_table));                                      // an unknown entropy rate
        Assert.Equal(
            depths,
            string.Join(", ", LeakAnalysis.Of(table).SelectMany(leak => leak.Points)
                .Select(point => point.Levels.First(level => level.Axis == "Depth").Level).Distinct()));
    }

    [Fact]
    public void A_value_that_is_NaN_is_said_to_be_so_and_decides_nothing()
    {
        StoredResults stored = _stored with
        {
            Trials = _stored.Trials.ToDictionary(
                trial => trial.Key,
                trial => trial.Value is { Phase: Phase.Evaluation, Seed: 1 or 2 } result && result.Levels.Contains(new("Depth", "2"))
                    ? result with { Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
                        ["ValidationLoss"] = [new(1, double.NaN)] } }
                    : trial.Value,
                StringComparer.Ordinal),
        };
        ResultTable table = ResultTable.Of(_sweep.PlannedAt(Scale.Full), new CorpusShelf(""), stored.Trials);
        Verdict verdict = table.Final("ValidationLoss", [new("Depth", ["2"])]).IsAbove(table.Final("ValidationLoss", [new("Depth", ["4"])]))
            .Decided();

        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.NotFinite), (verdict.Status, verdict.Reason));
        Assert.Contains("Validation loss is NaN in 2 trials of depth 2.", verdict.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("lacks", verdict.Hint, StringComparison.Ordinal);
        Assert.Contains("(2 NaN)", Twins.Report(_sweep, stored), StringComparison.Ordinal);
    }

    private static Samples Loss(Levels<int> depth = default, Levels<int> microBatch = default)
        => _table.Final("ValidationLoss", [depth.Of("Depth"), microBatch.Of("MicroBatch")]);

    private static Samples Speed(Levels<int> depth = default, Levels<int> microBatch = default)
        => _table.Cost("TokensPerSecond", [depth.Of("Depth"), microBatch.Of("MicroBatch")]);

    private sealed class NoisyTwins(MetricDefinition metric) : Sweep<Twins>
    {
        private readonly Twins.Sweep _twins = new();

        public override string Name => _twins.Name;

        public override string Question => _twins.Question;

        public override Twins Baseline => _twins.Baseline;

        public override IReadOnlyList<Axis<Twins>> Axes => _twins.Axes;

        public override IReadOnlyList<MetricDefinition> Metrics => [metric];

        public override int Seeds => 1;

        public override int TuningSeeds => 0;

        public override int CostBlocks => 0;
    }
}
