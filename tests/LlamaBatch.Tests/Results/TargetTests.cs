using LlamaBatch.Data;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Sections;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>
/// Targets read off made-up curves: the loss falls by 1 for each doubling of the tokens from 250 k on, and starts higher
/// for a larger batch.
/// </summary>
public class TargetTests
{
    private static readonly AxisLevels _batches = new("BatchSize", ["16", "100", "256"]);

    [Fact]
    public void What_a_target_took_is_read_off_each_curve()
    {
        ResultTable table = TableOf(Falling);

        Assert.Equal(Tokens(16), Values(table.ToTarget(2.5, TargetCost.Tokens, [_batches]).Arms[0]), (a, b) => Math.Abs(a - b) < 1e-6 * a);
        Assert.Equal(Tokens(100), Values(table.ToTarget(2.5, TargetCost.Tokens, [_batches]).Arms[1]), (a, b) => Math.Abs(a - b) < 1e-6 * a);
        Assert.Equal(
            Tokens(100).Select(tokens => tokens / 6_400),
            Values(table.ToTarget(2.5, TargetCost.Steps, [_batches]).Arms[1]),
            (a, b) => Math.Abs(a - b) < 1e-6 * a);
        Assert.Equal(
            Tokens(100).Select(tokens => tokens * LlamaConfig.Nano.FlopsPerToken(64)),
            Values(table.ToTarget(2.5, TargetCost.Flops, [_batches]).Arms[1]),
            (a, b) => Math.Abs(a - b) < 1e-6 * a);
    }

    /// <summary>The step times of a point are 3, 4, 2, 3, 50 and 2 seconds: one that is far off moves no time.</summary>
    [Fact]
    public void Time_is_steps_times_the_step_time_of_a_block()
    {
        Sample arm = TableOf(Falling).ToTarget(2.5, TargetCost.Time, [_batches]).Arms[1];

        Assert.Equal(
            Tokens(100).Take(4).Zip([3, 4, 2, 3], (tokens, seconds) => seconds * tokens / 6_400),
            Values(arm),
            (a, b) => Math.Abs(a - b) < 1e-6 * a);
        Assert.Equal([5], arm.MissingSeeds);
    }

    /// <summary>
    /// Arms that learn alike differ in time by what their step times differ, which is known no better than from so many
    /// blocks.
    /// </summary>
    [Fact]
    public void An_interval_of_times_holds_how_step_times_vary()
    {
        ResultTable table = TableOf(trial => Alike(trial) with { Costs = new Dictionary<string, double> {
            ["StepTime"] = 3 + (0.1 * Math.Sin(trial.Seed + trial.Point.BatchSize)) } });
        Samples To(TargetCost cost, string batch) => table.ToTarget(2.5, cost, [new("BatchSize", [batch])]);

        Assert.Equal(0, To(TargetCost.Tokens, "16").Arms[0].StandardDeviation, 1e-9);
        Assert.Equal(
            VerdictStatus.Inconclusive,
            To(TargetCost.Time, "100").IsBelow(To(TargetCost.Time, "16"), Math.Log(100.0 / 16)).Decided().Status);
        Assert.InRange(new Comparison(
            To(TargetCost.Time, "16").Arms[0],
            To(TargetCost.Time, "100").Arms[0],
            To(TargetCost.Time, "16").Metric,
            Relation.Below,
            0).StandardDeviation, 0.01, 0.1);
    }

    [Fact]
    public void A_sweep_with_targets_in_time_has_a_block_for_each_seed()
    {
        Assert.Equal(4, new Bench.Sweep(new Target("ValidationLoss", 2)).PlannedAt(Scale.Full).CostBlocks);
        Assert.Equal(5, new Bench.Sweep(new Target("ValidationLoss", 2)) { IsTimed = true }.PlannedAt(Scale.Full).CostBlocks);
        Assert.Equal(4, new Bench.Sweep { IsTimed = true }.PlannedAt(Scale.Full).CostBlocks);
    }

    [Fact]
    public void What_was_reached_before_anything_was_measured_took_at_most_so_long()
    {
        Samples samples = TableOf(Falling, 9).ToTarget(9, TargetCost.Tokens, [_batches]);

        Assert.All(samples.Arms[0].Values, value => Assert.True(value.IsAtMost && !value.Censored));
        Assert.Equal(VerdictStatus.Inconclusive, TableOf(Falling, 9).ToTarget(9, TargetCost.Tokens, [new("BatchSize", ["16"])])
            .IsEquivalentTo(TableOf(Falling, 9).ToTarget(9, TargetCost.Tokens, [new("BatchSize", ["100"])]))
            .Decided()
            .Status);
        Verdict exponent = samples.Exponent().IsBelow(0).Decided();
        // Not the exponent of the measuring grid.
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.Censored), (exponent.Status, exponent.Reason));
        Assert.Contains(
            "at most",
            TargetTable.Of(TableOf(Falling, 9), new Target("ValidationLoss", 9), "BatchSize", KnownLanguages.English).ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>Else only survivors would be compared.</summary>
    [Fact]
    public void A_trial_that_diverged_before_it_was_measured_has_not_reached_it()
    {
        ResultTable table = TableOf(trial => trial.Seed == 2
            ? Falling(trial) with { Outcome = Outcome.Diverged, Learning = new Dictionary<string, IReadOnlyList<Measurement>>() }
            : Falling(trial));
        Sample arm = table.ToTarget(2.5, TargetCost.Tokens, [_batches]).Arms[0];

        Assert.Empty(arm.MissingSeeds);
        Assert.True(arm.Values[1] is { Seed: 2, Censored: true, Diverged: true });
    }

    [Fact]
    public void Disturbed_step_times_count_only_where_there_are_no_others()
    {
        ResultTable Disturbed(Func<Trial<Bench>, bool> isDisturbed) => TableOf(trial => Falling(trial) with
        {
            Costs = new Dictionary<string, double> {
                ["StepTime"] = isDisturbed(trial) ? 50 : 3,
                ["CpuShare"] = isDisturbed(trial) ? 0.5 : 1 },
        });
        Sample some = Disturbed(trial => trial.Seed > 1).ToTarget(2.5, TargetCost.Time, [_batches]).Arms[1];
        Sample all = Disturbed(_ => true).ToTarget(2.5, TargetCost.Time, [_batches]).Arms[1];

        Assert.Equal(Tokens(100).Take(1).Select(tokens => 3 * tokens / 6_400), Values(some), (a, b) => Math.Abs(a - b) < 1e-6 * a);
        Assert.All(some.Values, value => Assert.False(value.Disturbed));
        Assert.All(all.Values, value => Assert.True(value.Disturbed));
    }

    [Fact]
    public void A_trial_that_did_not_reach_it_has_its_whole_budget_and_is_censored()
    {
        Samples samples = TableOf(Falling).ToTarget(0.5, TargetCost.Tokens, [_batches]);

        Assert.Equal([0, 5, 5], samples.Arms.Select(arm => arm.Censored));
        Assert.All(samples.Arms[1].Values, value => Assert.Equal(625 * 6_400, value.Value));
        Assert.Equal(VerdictReason.Censored, Verdict(0.5, TargetCost.Tokens).Reason);    // five signs decide nothing
    }

    [Fact]
    public void Claims_to_a_target_are_decided()
    {
        // A batch of 100 needs more tokens, and far fewer steps.
        Assert.Equal(VerdictStatus.Supported, Verdict(2.5, TargetCost.Tokens).Status);
        Assert.Equal(VerdictStatus.Refuted, Verdict(2.5, TargetCost.Steps).Status);
    }

    [Fact]
    public void A_trial_that_diverged_before_is_an_outcome()
    {
        ResultTable table = TableOf(trial => Falling(trial) with { Outcome = trial is { Phase: Phase.Evaluation, Seed: 2 }
            ? Outcome.Diverged
            : Outcome.Completed, Learning = Curve(trial, points: trial.Seed == 2 ? 2 : 5) });
        Sample arm = table.ToTarget(2.5, TargetCost.Tokens, [_batches]).Arms[1];

        Assert.Equal(new SeedValue(2, 625 * 6_400, Diverged: true, Censored: true), arm.Values[1]);
        Assert.Equal((1, 1, 5), (arm.Diverged, arm.Censored, arm.Count));
    }

    [Fact]
    public void Steps_and_time_of_different_targets_are_not_compared()
    {
        ResultTable table = TableOf(Falling);

        Assert.Throws<ClaimException>(() => table.ToTarget(2.5, TargetCost.Steps, [new("BatchSize", ["16"])])
            .IsBelow(table.ToTarget(0.5, TargetCost.Steps, [new("BatchSize", ["100"])])));
        Assert.Throws<ClaimException>(() => table.ToTarget(2.5, TargetCost.Steps, [new("BatchSize", ["16"])])
            .IsBelow(table.ToTarget(2.5, TargetCost.Time, [new("BatchSize", ["100"])])));
    }

    [Fact]
    public void What_cannot_be_asked_is_said_in_a_sentence()
    {
        Assert.Equal(
            "The experiment has no target 3; its targets are 2.5, 0.5. Name one of them, or declare it with [Target].",
            Thrown(() => TableOf(Falling).ToTarget(3, TargetCost.Steps, [])));
        PlannedSweep<Bench> untimed = new Bench.Sweep(new Target("ValidationLoss", 2)).PlannedAt(Scale.Full);
        Assert.Equal(
            "The experiment does not measure StepTime; add [Measure<StepTime>]. It measures ValidationLoss, TokensPerSecond.",
            Thrown(() => ResultTable.Of(untimed, new CorpusShelf(""), new Dictionary<string, TrialResult>())
                .ToTarget(2, TargetCost.Time, [])));

        static string Thrown(Func<Samples> ask) => Arms.Said(ask);
    }

    [Fact]
    public Task A_table_for_each_target()
    {
        ResultTable table = TableOf(Falling, 2.5, 1.25, 0.5);
        return Verify(
            string.Join("\n", table.Targets.Select(target => TargetTable.Of(table, target, "BatchSize", KnownLanguages.English))),
            "md");
    }

    private static Verdict Verdict(double target, TargetCost cost) =>
        TableOf(Falling).ToTarget(target, cost, [new("BatchSize", ["16"])])
            .IsBelow(TableOf(Falling).ToTarget(target, cost, [new("BatchSize", ["100"])]))
            .Decided();

    private static IEnumerable<double> Values(Sample arm) => arm.Values.Select(value => value.Value);

    /// <summary>Where the curve of <see cref="StartOf"/> is at 2.5.</summary>
    private static IEnumerable<double> Tokens(int batch)
        => Enumerable.Range(1, 5).Select(seed => 250_000 * Math.Pow(2, StartOf(batch, seed) - 2.5));

    private static double StartOf(int batch, int seed) => 3 + Math.Log2(batch) / 4 + 0.02 * Math.Sin(seed) + 0.01 * Math.Cos(seed * batch);

    private static TrialResult Falling(Trial<Bench> trial) => Bench.Finished(trial) with
    {
        Learning = Curve(trial, points: 5),
        Costs = new Dictionary<string, double> { ["StepTime"] = trial.Seed == 5 ? 50 : 2 + trial.Seed % 3 },
    };

    /// <summary>The same for every batch and seed.</summary>
    private static TrialResult Alike(Trial<Bench> trial) => Bench.Finished(trial) with
    {
        Learning = new Dictionary<string, IReadOnlyList<Measurement>> {
            ["ValidationLoss"] = [.. Enumerable.Range(0, 4).Select(i => new Measurement(250_000L << i, 4.2 - i))] },
    };

    /// <summary>Measured at 250 k, 500 k, ... tokens; best in the middle of the learning rates.</summary>
    private static Dictionary<string, IReadOnlyList<Measurement>> Curve(Trial<Bench> trial, int points) => new(StringComparer.Ordinal)
    {
        ["ValidationLoss"] = [.. Enumerable.Range(0, points).Select(i => new Measurement(
            250_000L << i,
            StartOf(trial.Point.BatchSize, trial.Seed) + Math.Abs(Math.Log2(trial.Point.LearningRate / 6e-3)) - i))],
    };

    private static ResultTable TableOf(Func<Trial<Bench>, TrialResult> result, params double[] targets)
    {
        double[] values = targets.Length > 0 ? targets : [2.5, 0.5];
        var sweep = new Bench.Sweep([.. values.Select(value => new Target("ValidationLoss", value))]);
        ResultTable table = ResultTable.Of(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), Bench.ResultsOf(sweep, Scale.Full, result));
        return new ResultTable(table.Scale, table.Axes, [.. table.Metrics, MetricDefinition.Cost<StepTime>()], table.Seeds, table.Points) {
            Targets = table.Targets };
    }
}
