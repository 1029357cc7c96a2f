using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Sections;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Runs that were trained elsewhere, as claims see them.</summary>
public class ImportedResultsTests
{
    private static readonly Target _target = new("ValidationLoss", 3.3);

    [Fact]
    public void Every_run_is_a_value_of_its_arm()
    {
        ImportedResults results = Of([Run(16, 3.1), Run(16, 3.2), Run(100, 3.4), Run(100, 3.5), Run(100, 3.6)]);

        Samples samples = results.Final("ValidationLoss", [results.Along("BatchSize")]);
        Assert.Equal([2, 3], samples.Arms.Select(arm => arm.Count));
        Assert.Equal([1, 2, 3], samples.Arms[1].Values.Select(value => value.Seed));
        Assert.All(samples.Arms, arm => Assert.True(arm.IsIndependent));
        Assert.Equal("batch size 100", samples.Arms[1].Label);
    }

    [Fact]
    public void A_pair_is_one_seed_in_all_arms()
    {
        ImportedRun Paired(int batch, double loss, string pair) => Run(batch, loss) with { Pair = pair };
        ImportedResults results = Of([Paired(16, 3.1, "b"), Paired(16, 3.2, "a"), Paired(100, 3.4, "a"), Paired(100, 3.5, "b")]);

        Samples samples = results.Final("ValidationLoss", [results.Along("BatchSize")]);
        Assert.Equal([3.2, 3.1], samples.Arms[0].Values.Select(value => value.Value));
        Assert.Equal([3.4, 3.5], samples.Arms[1].Values.Select(value => value.Value));
        Assert.All(samples.Arms, arm => Assert.False(arm.IsIndependent));
    }

    [Theory]
    [InlineData(TargetCost.Steps, 10)]
    [InlineData(TargetCost.Tokens, 80_000)]
    [InlineData(TargetCost.Flops, 480_000)]
    public void A_column_of_sequences_gives_every_cost_that_the_record_can_convert(TargetCost cost, double expected)
    {
        ImportedResults results = Of([Reached(100, ProgressUnit.Sequences, 900, 1000)]);

        SeedValue value = Assert.Single(results.ToTarget(3.3, cost, [new("BatchSize", ["100"])]).Arms[0].Values);
        Assert.Equal(expected, value.Value, 1e-9);
        Assert.Equal(0.9 * expected, value.Within!.Value.Low, 1e-9);
    }

    [Fact]
    public void A_unit_that_cannot_be_converted_is_said_with_the_remedy()
    {
        ImportedResults results = Of([Reached(100, ProgressUnit.Seconds, 9, 10)]);

        Assert.Equal(
            "The table counts in seconds, which cannot be converted to steps. Name a column that counts in steps.",
            Arms.Said(() => results.ToTarget(3.3, TargetCost.Steps, [new("BatchSize", ["100"])])));
        Assert.Equal(10, results.ToTarget(3.3, TargetCost.Time, [new("BatchSize", ["100"])]).Arms[0].Mean);
        Assert.Equal(
            "The table counts in sequences; converting them to tokens needs TokensPerSequence. Override it in the record.",
            Arms.Said(() => Of([Reached(16, ProgressUnit.Sequences, 9, 10)]).ToTarget(3.3, TargetCost.Tokens, [new("BatchSize", ["16"])])));
    }

    [Fact]
    public void A_run_that_did_not_reach_the_target_is_censored_at_its_end()
    {
        ImportedResults results = Of([Reached(100, ProgressUnit.Steps, 50, double.PositiveInfinity)]);

        SeedValue value = Assert.Single(results.ToTarget(3.3, TargetCost.Steps, [new("BatchSize", ["100"])]).Arms[0].Values);
        Assert.True(value.Censored);
        Assert.Equal(50, value.Value);
    }

    /// <summary>As for trials that are trained here: interpolated over the logarithm of the progress.</summary>
    [Fact]
    public void Without_a_column_a_target_is_read_from_the_curve()
    {
        ImportedResults results = Of([Curve(100, (100, 3.5), (200, 3.4), (400, 3.2), (800, 3.1))]);

        SeedValue value = Assert.Single(results.ToTarget(3.3, TargetCost.Steps, [new("BatchSize", ["100"])]).Arms[0].Values);
        Assert.Equal(Math.Sqrt(200 * 400), value.Value, 1e-9);
        Assert.Null(value.Within);
    }

    [Fact]
    public void A_diverged_run_is_no_better_than_the_worst_that_did_not()
    {
        ImportedResults results = Of([Run(16, 3.1), Run(16, 3.9), Run(100, double.NaN) with { Diverged = true }]);

        SeedValue value = Assert.Single(results.Final("ValidationLoss", [new("BatchSize", ["100"])]).Arms[0].Values);
        Assert.True(value.Diverged);
        Assert.Equal(3.9, value.Value);
    }

    [Fact]
    public void Runs_of_unequal_length_are_not_compared_at_equal_tokens()
    {
        ImportedResults equal = Of([Curve(16, (1000, 3.2)), Curve(100, (1005.0 * 16 / 100, 3.1))]);
        ImportedResults unequal = Of([Curve(16, (1000, 3.2)), Curve(100, (1000, 3.1))]);
        Samples At(ImportedResults results, string level) => results.Final("ValidationLoss", [new("BatchSize", [level])]);

        Assert.Single(At(equal, "100").IsBelow(At(equal, "16")).Comparisons);
        Assert.Contains("token", Arms.Said(() => BothAt(unequal).IsIncreasing()), StringComparison.Ordinal);

        static Samples BothAt(ImportedResults results) => results.Final("ValidationLoss", [results.Along("BatchSize")]);
    }

    [Fact]
    public void A_tuned_level_is_the_best_at_its_point()
    {
        ImportedRun At(int batch, string rate, double loss) => Run(batch, loss) with
        {
            Levels = [new("BatchSize", $"{batch}"), new("LearningRate", rate)],
        };
        ImportedRun[] runs =
            [At(16, "0.001", 3.3), At(16, "0.002", 3.1), At(16, "0.002", 3.2), At(100, "0.004", 3.4), At(100, "0.002", 3.5)];
        ImportedResults results = ImportedResults.Of(new TunedDesign(), runs);

        Samples samples = results.Final("ValidationLoss", [results.Along("BatchSize")]);
        Assert.Equal([3.1, 3.2], samples.Arms[0].Values.Select(value => value.Value).Order());
        Assert.Equal("0.004", samples.Arms[1].Tuned[0].Level.Level);
        Assert.True(samples.Arms[1].IsAtEdge);
    }

    [Fact]
    public void The_order_of_the_table_decides_nothing()
    {
        ImportedRun[] runs = [.. Enumerable.Range(0, 6).SelectMany(i => new[] { Run(16, 3 + (0.1 * i)), Run(100, 3.1 + (0.1 * i)) })];
        runs[3] = runs[3] with { Diverged = true };
        ImportedRun[] sorted = [.. runs.OrderBy(run => run.Finals["ValidationLoss"])];

        IReadOnlyList<double> ValuesOf(IReadOnlyList<ImportedRun> table, int arm) => [.. Of(table)
            .Final("ValidationLoss", [new("BatchSize", ["16", "100"])]).Arms[arm].Values.Select(value => value.Value)];

        for (int arm = 0; arm < 2; arm++)
        {
            Assert.Equal(ValuesOf(runs, arm), ValuesOf(sorted, arm));
            Assert.Equal(ValuesOf(runs, arm), ValuesOf([.. runs.Reverse()], arm));
            Assert.NotEqual(ValuesOf(sorted, arm).Order(), ValuesOf(sorted, arm));
        }
    }

    /// <summary>A table that is sorted by outcome would pair good runs with good runs, and a sign test or a slope would find order.</summary>
    [Fact]
    public void Runs_that_are_sorted_by_outcome_are_paired_at_random()
    {
        const int studies = 1000;
        var random = new Random(20261127);
        double Drawn() => Math.Round(3 + (0.1 * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1)), 2);
        var pairs = new List<(double Left, double Right)>();
        int wrong = 0;
        for (int study = 0; study < studies; study++)
        {
            ImportedRun[] runs = [.. Enumerable.Range(0, 16)
                .Select(place => Run(place % 2 == 0 ? 16 : 100, Drawn()))
                .OrderBy(run => run.Finals["ValidationLoss"])];
            runs[^1] = runs[^1] with { Diverged = true };
            ImportedResults results = Of(runs);
            Samples left = results.Final("ValidationLoss", [new("BatchSize", ["16"])]);
            Samples right = results.Final("ValidationLoss", [new("BatchSize", ["100"])]);
            pairs.AddRange(left.Arms[0].Values.Zip(right.Arms[0].Values, (a, b) => (a.Value, b.Value)));
            wrong += ClaimFamily.Decide([left.IsBelow(right, margin: 0)])[0].Status == VerdictStatus.Inconclusive ? 0 : 1;
        }

        double correlation = MathNet.Numerics.Statistics.Correlation.Pearson(
            pairs.Select(pair => pair.Left), pairs.Select(pair => pair.Right));
        Assert.InRange(correlation, -0.04, 0.04);
        Assert.InRange(wrong, 0, (0.05 * studies) + (3 * Math.Sqrt(0.05 * 0.95 * studies)));
    }

    [Fact]
    public void A_diverged_run_keeps_its_measured_costs()
    {
        ImportedRun[] runs = [Run(16, 3.1, 100), Run(16, 3.2, 200) with { Diverged = true }, Run(100, 3.1, 50)];

        Samples speed = Of(runs).Cost("TokensPerSecond", [new("BatchSize", ["16"])]);
        Assert.Equal([100, 200], speed.Arms[0].Values.Select(value => value.Value).Order());
        Assert.DoesNotContain(speed.Arms[0].Values, value => value.Diverged);
    }

    [Fact]
    public void Runs_that_end_early_and_copies_of_a_run_weaken_a_report()
    {
        ImportedRun Curve(string name, int steps, double loss, bool diverged = false) => Run(16, loss) with
        {
            Name = name,
            Diverged = diverged,
            CurveUnit = ProgressUnit.Steps,
            Curves = new Dictionary<string, IReadOnlyList<CurvePoint>>
            {
                ["ValidationLoss"] = [.. Enumerable.Range(1, steps).Select(step => new CurvePoint(100 * step, loss + (1.0 / step)))],
            },
        };
        IReadOnlyList<Fact> Weak(params ImportedRun[] runs) => RunsSection.Weaknesses(Of(runs), RunTable.Csv("runs.csv"));

        Assert.DoesNotContain(Weak(Curve("a", 80, 3.1), Curve("b", 79, 3.2)), fact => fact is RunsThatEndEarly or EqualRuns);
        RunsThatEndEarly early = Assert.Single(
            Weak(Curve("a", 80, 3.1), Curve("b", 20, 3.2), Curve("c", 9, 3.3, diverged: true)).OfType<RunsThatEndEarly>());
        Assert.Equal(("b", 0.25), (Assert.Single(early.Runs).Run.Name, early.Runs[0].Share));
        EqualRuns equal = Assert.Single(Weak(Curve("a", 80, 3.1), Curve("copy", 80, 3.1), Curve("c", 80, 3.2)).OfType<EqualRuns>());
        Assert.Equal(["a", "copy"], Assert.Single(equal.Groups).Select(run => run.Name));
    }

    [Fact]
    public void Runs_are_compared_at_equal_steps_only_if_they_make_them()
    {
        ImportedResults Ending(double at16, double at100) => Of(
        [
            Curve(16, (1, 4.0), (at16, 3.0)),
            Curve(16, (1, 4.0), (at16, 3.1)),
            Curve(100, (1, 4.0), (at100, 2.0)),
            Curve(100, (1, 4.0), (at100, 2.1)),
        ]);
        Verdict Compare(ImportedResults results) => results.Final("ValidationLoss", [new("BatchSize", ["100"])])
            .IsBelow(results.Final("ValidationLoss", [new("BatchSize", ["16"])]));

        Assert.Null(Compare(Ending(10, 10).EqualSteps).Problem);
        Assert.Equal(
            "The claim compares the validation loss of batch size 100 and batch size 16 at equal steps, but they make 10 and 62 steps. "
                + "Train all for equally many steps (Training.Steps), or compare them with EqualTokens.",
            Arms.Said(() => Compare(Ending(62, 10).EqualSteps)));
        Assert.Equal(
            "The table counts in steps, which cannot be converted to seconds. Name a column that counts in seconds.",
            Arms.Said(() => Compare(Ending(10, 10).EqualTime)));
    }

    [Fact]
    public void Runs_on_different_amounts_of_text_are_not_compared_whatever_levels_a_call_names()
    {
        // A step of batch size 100 has 8,000 tokens and one of 16 has 1,280.
        ImportedResults Ending(double at16, double at100) => Of(
        [
            Curve(16, (1, 4.0), (at16, 3.0)),
            Curve(16, (1, 4.0), (at16, 3.1)),
            Curve(100, (1, 4.0), (at100, 2.0)),
            Curve(100, (1, 4.0), (at100, 2.1)),
        ]);
        Verdict Compare(ImportedResults results) => results.Final("ValidationLoss", [new("BatchSize", ["100"])])
            .IsBelow(results.Final("ValidationLoss", [new("BatchSize", ["16"])]));

        Assert.Equal(
            "The claim compares the validation loss of batch size 100 and batch size 16 at equal tokens, but the token budgets differ "
                + "(80,000 and 12,800 tokens). Train all on equally many tokens, or declare the comparison with .AcrossTokenBudgets().",
            Arms.Said(() => Compare(Ending(10, 10))));
        Assert.Null(Compare(Ending(62.5, 10)).Problem);
        Assert.Null(Compare(Ending(62, 10)).Problem);
    }

    [Fact]
    public void An_unknown_amount_of_text_is_said()
    {
        IReadOnlyList<Fact> Weak(params ImportedRun[] runs) => RunsSection.Weaknesses(Of(runs), RunTable.Csv("runs.csv"));

        Assert.Contains(Weak(Run(16, 3.1), Run(100, 3.0)), fact => fact is UnknownTokens);
        Assert.DoesNotContain(Weak(Curve(16, (1, 4), (10, 3.0)), Curve(100, (1, 4), (10, 3.0))), fact => fact is UnknownTokens);
        Assert.DoesNotContain(Weak(Reached(16, ProgressUnit.Steps, 9, 10)), fact => fact is UnknownTokens);
    }

    private static ImportedResults Of(IReadOnlyList<ImportedRun> runs) => ImportedResults.Of(new PlainDesign(), runs);

    private static ImportedRun Run(int batch, double loss, double speed = 1) => new()
    {
        Levels = [new("BatchSize", $"{batch}")],
        Finals = new Dictionary<string, double> { ["ValidationLoss"] = loss, ["TokensPerSecond"] = speed },
    };

    private static ImportedRun Reached(int batch, ProgressUnit unit, double low, double high) => new()
    {
        Levels = [new("BatchSize", $"{batch}")],
        Targets = [new ReachedTarget(_target, unit, new Bounds(low, high))],
    };

    private static ImportedRun Curve(int batch, params (double Steps, double Loss)[] points) => Run(batch, points[^1].Loss) with
    {
        CurveUnit = ProgressUnit.Steps,
        Curves = new Dictionary<string, IReadOnlyList<CurvePoint>>
        {
            ["ValidationLoss"] = [.. points.Select(point => new CurvePoint(point.Steps, point.Loss))],
        },
    };

    private sealed record Record : ImportedExperiment
    {
        public int BatchSize { get; init; } = 100;

        public double LearningRate { get; init; } = 0.001;

        public override RunTable Runs => RunTable.Of();

        public override long? SequencesPerStep => BatchSize;

        /// <summary>Of batch size 16 it is unknown, for a test; steps have 80 tokens per sequence.</summary>
        public override long? TokensPerSequence => BatchSize == 16 ? null : 80;

        public override long? TokensPerStep => 80 * BatchSize;

        public override double? FlopsPerToken => 6;
    }

    private class PlainDesign : Design<Record>
    {
        public override string Name => "Plain";

        public override string Question => "Which batch?";

        public override Record Baseline { get; } = new();

        public override IReadOnlyList<Axis<Record>> Axes { get; } =
        [
            new Axis<Record, int>
            {
                Name = "BatchSize",
                Levels = [16, 100],
                BaselineLevel = 100,
                With = static (point, level) => point with { BatchSize = level },
            },
        ];

        public override IReadOnlyList<MetricDefinition> Metrics { get; } = [
            MetricDefinition.Validation<ValidationLoss>(), MetricDefinition.Cost<TokensPerSecond>()];

        public override IReadOnlyList<Target> Targets => [_target];
    }

    private sealed class TunedDesign : PlainDesign
    {
        public override IReadOnlyList<Axis<Record>> Axes =>
        [
            .. base.Axes,
            new Axis<Record, double>
            {
                Name = "LearningRate",
                Levels = [0.001, 0.002, 0.004],
                BaselineLevel = 0.001,
                IsTuned = true,
                TunedPer = ["BatchSize"],
                With = static (point, level) => point with { LearningRate = level },
            },
        ];
    }
}
