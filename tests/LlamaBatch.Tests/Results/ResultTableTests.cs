using LlamaBatch.Data;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

public class ResultTableTests
{
    private readonly Bench.Sweep _sweep = new();

    [Fact]
    public void An_arm_is_at_its_tuned_level_and_the_baseline_of_what_is_not_named()
    {
        Samples samples = TableAt(Scale.Full).Final("ValidationLoss", [new("BatchSize", ["100", "256"])]);

        Assert.Equal(["batch size 100", "batch size 256"], samples.Arms.Select(arm => arm.Label));
        Assert.Equal([new AxisLevel("BatchSize", "100"), new AxisLevel("Heads", "4")], samples.Arms[0].Levels);
        Assert.Equal(new AxisLevel("LearningRate", "0.006"), samples.Arms[0].Tuned[0].Level);
        Assert.Equal(new AxisLevel("LearningRate", "0.012"), samples.Arms[1].Tuned[0].Level);
        Assert.Equal([false, true], samples.Arms.Select(arm => arm.IsAtEdge));
        Assert.Equal([1, 2, 3, 4, 5], samples.Arms[0].Values.Select(value => value.Seed));
        Assert.Equal(2.1 + 0.02 * Math.Sin(3) + 0.001 * Math.Cos(300), samples.Arms[0].Values[2].Value, 1e-12);
        Assert.Equal(4_000_000, samples.Arms[0].Tokens);
    }

    [Fact]
    public void Equal_steps_are_those_of_the_plan() =>
        Assert.Contains(
            "at equal steps, but they make 3,906 and 625 steps.",
            Arms.Said(() => LossOf(TableAt(Scale.Full).EqualSteps, "16").IsBelow(LossOf(TableAt(Scale.Full).EqualSteps, "100"))),
            StringComparison.Ordinal);

    /// <summary>A batch of 100 makes 625 steps, and one of 16 makes 3,906.</summary>
    [Theory]
    [InlineData(0.016, 0.1, null)]
    [InlineData(0.016, 0.108, "on one thread they train for 62.5 s and 67.5 s.")]
    public void Equal_time_is_the_measured_step_time_of_all_steps(double at16, double at100, string? problem)
    {
        ResultTable table = Timed(trial => trial.Point.BatchSize == 16 ? at16 : at100);
        Verdict Compare() => LossOf(table.EqualTime, "16").IsBelow(LossOf(table.EqualTime, "100"));

        if (problem is null)
        {
            Assert.Equal(62.5, LossOf(table.EqualTime, "100").Arms[0].Seconds, 1e-9);
            Assert.Null(Compare().Problem);
        }
        else
        {
            Assert.Contains(problem, Arms.Said(Compare), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Equal_time_without_a_measured_step_time_needs_a_speed_that_the_record_states()
    {
        ResultTable table = TableAt(Scale.Full);
        ResultTable Stating(double speed) => new(
            Scale.Full, table.Axes, table.Metrics, table.Seeds, [.. table.Points.Select(point => point with { MeasuredSpeed = speed })]);

        Assert.Equal(
            "The claim compares the validation loss at equal time, but nothing tells the time of a step. "
                + "Add [Measure<StepTime>], or override MeasuredSpeed.",
            Arms.Said(() => LossOf(table.EqualTime, "16")));
        Assert.Equal(4, LossOf(Stating(1_000_000).EqualTime, "100").Arms[0].Seconds, 0.01);
    }

    [Fact]
    public void Nothing_is_known_at_equal_time_before_a_step_is_timed()
    {
        Sample arm = LossOf(Timed(_ => null).EqualTime, "100").Arms[0];

        Assert.Empty(arm.Values);
        Assert.Equal([1, 2, 3, 4, 5], arm.MissingSeeds);
    }

    private static Samples LossOf(ResultTable table, string batchSize) => table.Final("ValidationLoss", [new("BatchSize", [batchSize])]);

    private static ResultTable Timed(Func<Trial<Bench>, double?> stepTime)
    {
        var sweep = new Bench.Sweep { IsTimed = true };
        return ResultTable.Of(sweep.PlannedAt(Scale.Full), new CorpusShelf(""), Bench.ResultsOf(sweep, Scale.Full, trial =>
            Bench.Finished(trial) with
            {
                Costs = stepTime(trial) is double seconds ? new Dictionary<string, double> { ["StepTime"] = seconds } : [],
            }));
    }

    [Fact]
    public void Several_named_axes_make_every_combination()
    {
        Samples samples = TableAt(Scale.Full).Final("ValidationLoss", [new("Heads", ["2", "4"]), new("BatchSize", ["16", "100"])]);

        Assert.Equal(
            ["batch size 16, heads 2", "batch size 16, heads 4", "batch size 100, heads 2", "batch size 100, heads 4"],
            samples.Arms.Select(arm => arm.Label));
    }

    [Fact]
    public void Nothing_named_is_the_baseline() =>
        Assert.Equal(["baseline"], TableAt(Scale.Full).Final("ValidationLoss", [new("BatchSize", null)]).Arms.Select(arm => arm.Label));

    [Fact]
    public void Claims_are_decided_from_results_by_the_words_of_the_language()
    {
        var results = new Bench.Results(TableAt(Scale.Full));

        IReadOnlyList<Verdict> verdicts = ClaimFamily.Decide(
            [Bench.BeatsLarge(results), Bench.IsFaster(results), Bench.UpdatesLessOften(new(PlanTable.Of(_sweep.PlannedAt(Scale.Full))))]);

        // The large batches are at the edge of the learning-rate grid: they might do better.
        Assert.Equal([VerdictReason.EdgeOptimum, VerdictReason.None, VerdictReason.Arithmetic], verdicts.Select(verdict => verdict.Reason));
        Assert.Equal(VerdictStatus.Supported, verdicts[1].Status);
        Assert.Equal(VerdictStatus.Supported, verdicts[2].Status);
        Assert.Equal(2, verdicts[2].Arithmetic.Count);
    }

    [Fact]
    public void A_level_that_the_scale_leaves_out_is_absent_and_the_rest_decides()
    {
        ResultTable quick = TableAt(Scale.Quick);
        Samples samples = quick.Final("ValidationLoss", [new("BatchSize", ["256", "512"])]);

        Assert.Equal(["batch size 256"], samples.Arms.Select(arm => arm.Label));
        Assert.Equal([Arms.NameOf("512")], samples.Absent);
        Assert.Contains("Decided without batch size 512", Bench.BeatsLarge(new(quick)).Decided(Scale.Quick).Hint, StringComparison.Ordinal);
        Assert.Equal(
            VerdictReason.NotRun,
            quick.Final("ValidationLoss", [new("BatchSize", ["512"])]).IsAbove(quick.Final("ValidationLoss", [new("BatchSize", ["16"])]))
                .Decided(Scale.Quick)
                .Reason);
    }

    [Fact]
    public void Arithmetic_knows_the_levels_that_a_scale_leaves_out() =>
        Assert.Equal(
            [1e6 / (512 * 64)],
            new Bench.Plan(PlanTable.Of(_sweep.PlannedAt(Scale.Smoke))).UpdatesPerMillionTokens(batchSize: 512).Values
                .Select(value => value.Value));

    [Fact]
    public void A_baseline_that_the_scale_leaves_out_is_absent_too()
    {
        // A smoke run of the bench has two heads only, not the baseline's four.
        Samples samples = TableAt(Scale.Smoke).Final("ValidationLoss", [new("BatchSize", ["16"])]);

        Assert.Empty(samples.Arms);
        Assert.Equal([Arms.NameOf("16")], samples.Absent);
    }

    [Fact]
    public void A_missing_trial_is_missing_and_named()
    {
        ResultTable table = TableAt(Scale.Full, without: trial => trial is { Phase: Phase.Evaluation, Seed: 2, Point.BatchSize: 100 });
        Sample arm = table.Final("ValidationLoss", [new("BatchSize", ["100"])]).Arms[0];

        Assert.Equal([1, 3, 4, 5], arm.Values.Select(value => value.Seed));
        Assert.Equal([2], arm.MissingSeeds);
        Assert.Equal([1, 3, 4, 5], Bench.BeatsLarge(new(table)).Comparisons[0].Seeds);
    }

    [Fact]
    public void Before_tuning_is_complete_an_arm_is_there_without_values()
    {
        ResultTable table = TableAt(
            Scale.Full,
            without: trial => trial is { Phase: Phase.Tuning, Point: { BatchSize: 100, LearningRate: 3e-3 } });
        Sample arm = table.Final("ValidationLoss", [new("BatchSize", ["100"])]).Arms[0];

        Assert.Empty(arm.Values);
        Assert.Empty(arm.Tuned);
        Assert.Equal([1, 2, 3, 4, 5], arm.MissingSeeds);
        Assert.Equal(VerdictReason.NotRun, Bench.BeatsLarge(new(table)).Decided().Reason);
        Assert.Equal(5, table.Final("ValidationLoss", [new("BatchSize", ["16"])]).Arms[0].Count);
    }

    [Fact]
    public void A_diverged_trial_counts_as_a_model_that_knows_nothing()
    {
        ResultTable table = TableAt(Scale.Full, trial => trial is { Phase: Phase.Evaluation, Seed: 4, Point.BatchSize: 16 });
        Sample arm = table.Final("ValidationLoss", [new("BatchSize", ["16"])]).Arms[0];

        Assert.Equal(1, arm.Diverged);
        Assert.Equal(new SeedValue(4, Math.Log(256), Diverged: true), arm.Values[3]);
        Assert.Empty(arm.MissingSeeds);
    }

    [Fact]
    public void What_the_experiment_does_not_have_is_said_in_a_sentence()
    {
        ResultTable table = TableAt(Scale.Full);

        Assert.Equal(
            "The axis BatchSize has no level 128; its levels are 16, 100, 256, 512. Name one of them, or add the level to the axis.",
            Thrown(() => table.Final("ValidationLoss", [new("BatchSize", ["128"])])));
        Assert.Equal(
            "The experiment has no axis Layers; its axes are BatchSize, Heads, LearningRate. Name one of them.",
            Thrown(() => table.Final("ValidationLoss", [new("Layers", ["2"])])));
        Assert.Equal(
            "The axis LearningRate is tuned, so there are results at its best level only. Remove it from the claim.",
            Thrown(() => table.Final("ValidationLoss", [new("LearningRate", ["0.006"])])));
        Assert.Equal(
            "The experiment does not measure Accuracy; add [Measure<Accuracy>]. It measures ValidationLoss, TokensPerSecond.",
            Thrown(() => table.Final("Accuracy", [])));
        Assert.Equal("Throughput is a cost and has no budget.", Thrown(() => table.Final("TokensPerSecond", [])));
        Assert.Equal("Validation loss is a learning metric and needs a budget.", Thrown(() => table.Cost("ValidationLoss", [])));
        Assert.Equal(
            "The claim names no level of BatchSize; name at least one of 16, 100, 256, 512.",
            Thrown(() => table.Final("ValidationLoss", [new("BatchSize", [])])));
        Assert.Equal(
            "The claim names a level of BatchSize twice: 16, 16.",
            Thrown(() => table.Final("ValidationLoss", [new("BatchSize", ["16", "16"])])));

        static string Thrown(Func<Samples> ask) => Arms.Said(ask);
    }

    [Fact]
    public void Along_an_axis_are_all_its_levels_at_the_scale()
    {
        Assert.Equal(["16", "100", "256", "512"], TableAt(Scale.Full).Along("BatchSize").Levels!);
        Assert.Equal(["16", "100", "256"], TableAt(Scale.Quick).Along("BatchSize").Levels!);
    }

    [Fact]
    public void A_curve_has_a_band_where_all_seeds_have_a_value()
    {
        Curve curve = Assert.Single(TableAt(Scale.Full).Curves("ValidationLoss", [new("BatchSize", ["16"])]));
        IReadOnlyList<BandPoint> band = curve.Band();

        Assert.Equal("batch size 16", curve.Label);
        Assert.Equal([1_000_000, 2_000_000], band.Select(point => point.Tokens));
        Assert.Equal(TableAt(Scale.Full).Final("ValidationLoss", [new("BatchSize", ["16"])]).Arms[0].Mean, band[1].Mean, 1e-12);
        Assert.True(band[1].Low < band[1].Mean && band[1].Mean < band[1].High);
        Assert.True(band[1].Interval.Contains(band[1].Mean));
    }

    [Fact]
    public void A_band_has_no_point_that_only_some_seeds_reached_but_a_diverged_trial_reaches_all()
    {
        SeedSeries Of(int seed, bool diverged, params long[] tokens) => new(seed, [.. tokens.Select(t => new Measurement(t, 2))], diverged);

        Assert.Equal([1, 2], new Curve("", [], 5, [Of(1, false, 1, 2, 3), Of(2, false, 1, 2)]).Band().Select(point => point.Tokens));
        Assert.Equal([2, 2, 3.5], new Curve("", [], 5, [Of(1, false, 1, 2, 3), Of(2, true, 1, 2)]).Band().Select(point => point.Mean));
        Assert.Empty(new Curve("", [], 5, []).Band());
    }

    [Fact]
    public void Two_results_for_one_seed_are_refused()
    {
        ResultTable table = TableAt(Scale.Full);
        ResultPoint point = table.Points[0] with { Trials = [table.Points[0].Trials[0], table.Points[0].Trials[0]] };

        Assert.Throws<ArgumentException>(() => new ResultTable(Scale.Full, table.Axes, table.Metrics, table.Seeds, [point]));
    }

    private ResultTable TableAt(Scale scale, Func<Trial<Bench>, bool>? diverges = null, Func<Trial<Bench>, bool>? without = null)
    {
        var results = Bench.ResultsOf(
            _sweep,
            scale,
            trial => diverges?.Invoke(trial) == true ? Bench.Finished(trial) with { Outcome = Outcome.Diverged } : Bench.Finished(trial));
        if (without is not null)
        {
            var corpora = new CorpusShelf("");
            foreach (Trial<Bench> trial in _sweep.PlannedAt(scale).EvaluationTrials(corpora, results)
                .Concat(_sweep.PlannedAt(scale).TuningTrials(corpora))
                .Where(without)
                .ToList())
            {
                results.Remove(trial.Id);
            }
        }

        return ResultTable.Of(_sweep.PlannedAt(scale), new CorpusShelf(""), results);
    }
}
