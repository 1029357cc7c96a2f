using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Quantities that are read from curves along one axis, against what can be worked out by hand.</summary>
public class LevelCurvesTests
{
    private static readonly double[] _seeds = [0.01, -0.02, 0, 0.02, -0.01];

    /// <summary>The same shift of all levels of a seed moves no quantity but the mean.</summary>
    [Fact]
    public void Quantities_are_those_of_the_curve()
    {
        LevelCurves curve = Along((16, [2, 1, 1.1, 3]));

        Assert.Equal(0.05 + 0.5, Only(curve.WidthWithin(0.05)), 1e-9);
        Assert.Equal(Math.Pow(10, -2.5), Only(curve.HighestWithin(0.05)), 1e-9);
        Assert.Equal((1.5 + 1.05 + 2.05) / 3, Only(curve.Mean()), 1e-9);
        Assert.Equal(((1.5 + 1.05 + 2.05) / 3) - 1, Only(curve.Sensitivity()), 1e-9);
        Assert.Equal(Only(Losses((16, [2, 1, 1.1, 3])).BestLevel()), Only(curve.BestLevel()), 1e-9);
    }

    /// <summary>Every curve is an arm, named by its levels on the other axes, so that curves compare like points.</summary>
    [Fact]
    public void Each_combination_of_the_other_levels_is_an_arm()
    {
        Samples width = Along((16, [2, 1, 1.1, 3]), (100, [2, 1, 1.5, 3])).WidthWithin(0.05);

        Assert.Equal(["batch size 16", "batch size 100"], width.Arms.Select(arm => arm.Label));
        Assert.Equal(0.05 + 0.1, width.Arms[1].Mean, 1e-9);
        Assert.Equal(("decades", Better.Higher, 0.1), (width.Metric.Unit, width.Metric.Better, width.Metric.Margin));
    }

    /// <summary>Optima at 1e-3 · 4, 1e-3 · 8 and 1e-3 · 16 for batch sizes 16, 32 and 64 have the exponent 1.</summary>
    [Fact]
    public void The_power_law_of_the_best_level_is_exact_on_parabolas()
    {
        double[] Parabola(double optimum) => [.. Enumerable.Range(0, 8).Select(i => 1 + (0.1 * Math.Pow(i - optimum, 2)))];
        Sample[] arms = [.. new[] { (16, 2.25), (32, 3.25), (64, 4.25) }.SelectMany(one => Parabola(one.Item2)
            .Select((value, i) => At(one.Item1, 1e-3 * Math.Pow(2, i), value)))];
        Samples exponent = Arms.Losses(arms).Along("LearningRate").BestLevel().Exponent();

        Assert.Equal(1, exponent.Arms[0].Mean, 1e-9);
        Assert.Equal(VerdictStatus.Supported, exponent.IsAbove(0.9).Decided().Status);
    }

    /// <summary>A trial counts as diverged if its outcome says so, or if it ended no better than a uniform model.</summary>
    [Fact]
    public void The_share_of_diverged_levels_counts_those_no_better_than_a_uniform_model()
    {
        double uniform = Math.Log(256);
        Samples Share(params (double Value, bool IsDiverged)[] levels) => Arms.Losses(
            [.. levels.Select((one, i) => Capped(1e-3 * Math.Pow(10, i), one.Value, one.IsDiverged))])
            .Along("LearningRate")
            .ShareDiverged();

        Assert.Equal(0.5, Only(Share((1, false), (2, false), (uniform, true), (uniform + 2, false))), 1e-9);
        Assert.Equal(0.25, Only(Share((1, false), (2, false), (1.5, false), (uniform, true))), 1e-9);
        Assert.Equal(("share", Better.Lower), (Share((1, false), (2, false)).Metric.Unit, Share((1, false), (2, false)).Metric.Better));
        Verdict none = Share((1, false), (2, false)).IsBelow(0).Decided();
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.AllZero), (none.Status, none.Reason));
    }

    /// <summary>
    /// A trial that diverged, or is worse than a uniform model, has the loss of the uniform model. It is a value like any other, so the t
    /// test decides, and not the sign test, which five seeds cannot satisfy.
    /// </summary>
    [Fact]
    public void A_diverged_trial_has_the_value_of_a_uniform_model()
    {
        Samples At3(double last, bool isDiverged) => Arms.Losses(
            [.. new[] { 2, 1, 1.5 }.Select((value, i) => Capped(1e-3 * Math.Pow(10, i), value, false)), Capped(1, last, isDiverged)]);
        Samples diverged = At3(Math.Log(256), isDiverged: true).Along("LearningRate").Sensitivity();
        Samples worse = At3(9, isDiverged: false).Along("LearningRate").Sensitivity();
        double expected = ((1.5 + 1.25 + ((1.5 + Math.Log(256)) / 2)) / 3) - 1;

        Assert.Equal(expected, Only(worse), 0.01);
        Assert.Equal(expected, Only(diverged), 0.01);
        Assert.Equal(0, diverged.Arms[0].Diverged);
        Assert.Equal(VerdictStatus.Supported, diverged.IsAbove(1).Decided().Status);
    }

    [Fact]
    public void A_range_that_is_cut_off_gives_a_lower_bound_and_no_more()
    {
        Samples width = Along((16, [1.04, 1, 1.1, 3]), (100, [2, 1, 1.5, 3])).WidthWithin(0.05);
        Samples cut = Only(width, 0);
        Samples narrow = Only(width, 1);

        Assert.Equal(VerdictStatus.Supported, cut.IsAbove(narrow, margin: 0.1).Decided().Status);
        Assert.Equal(VerdictStatus.Refuted, narrow.IsAbove(cut, margin: 0.1).Decided().Status);
        Assert.Equal(VerdictStatus.Supported, cut.IsAbove(1).Decided().Status);
        foreach (Verdict open in new[] { cut.IsBelow(2).Decided(), cut.IsEquivalentTo(1.5, 0.1).Decided() })
        {
            Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.CutOff), (open.Status, open.Reason));
            Assert.Contains("Name levels beyond its ends", open.Hint, StringComparison.Ordinal);
        }

        Interval interval = cut.IsAbove(narrow).Decided().Comparisons[0].Interval();
        Assert.True(double.IsPositiveInfinity(interval.High) && double.IsFinite(interval.Low));
    }

    /// <summary>The highest level is cut off only above, and the width on either side.</summary>
    [Fact]
    public void The_highest_level_is_known_where_only_the_lower_end_is_cut_off()
    {
        LevelCurves curve = Along((16, [1.04, 1, 1.1, 3]));

        Assert.Equal(VerdictStatus.Supported, curve.HighestWithin(0.05).IsBelow(1e-1).Decided().Status);
        Assert.Equal(VerdictReason.CutOff, curve.WidthWithin(0.05).IsBelow(3).Decided().Reason);
    }

    /// <summary>No batch size is below 1, so the range is known, and the best level may be the first.</summary>
    [Fact]
    public void A_range_that_reaches_the_lowest_possible_level_is_not_cut_off()
    {
        Samples losses = Losses((16, [1, 1.04, 1.1, 3]), (100, [1.02, 1, 1.5, 3]));
        LevelCurves curves = losses.Along("LearningRate", lowest: 1e-4);

        Assert.Equal(1 + (1.0 / 6), curves.WidthWithin(0.05).Arms[0].Mean, 1e-9);
        Assert.Equal(VerdictStatus.Supported, Only(curves.WidthWithin(0.05), 0).IsBelow(2).Decided().Status);
        Assert.Equal(VerdictStatus.Supported, Only(curves.WidthWithin(0.05), 1).IsBelow(1.5).Decided().Status);
        Assert.Equal(VerdictReason.EdgeOptimum, losses.Along("LearningRate").WidthWithin(0.05).IsBelow(2).Decided().Reason);
        Assert.Contains(
            "correct the value",
            Arms.Said(() => losses.Along("LearningRate", lowest: 1e-3).WidthWithin(0.05)),
            StringComparison.Ordinal);
    }

    /// <summary>A quantity of a curve has no level on the axis of the curve, and still belongs to the points of its batch size.</summary>
    [Fact]
    public void A_quantity_of_a_curve_counts_at_the_points_of_its_other_levels()
    {
        Samples all = Losses((16, [2, 1, 1.1, 3]), (100, [3, 2, 2.5, 4]));
        Samples atBest = Arms.Losses(all.Arms[1], all.Arms[5]);

        Samples width = all.Along("LearningRate").WidthWithin(0.2);

        Verdict verdict = Pareto.IsNonDominated(Only(all, 5), atBest, width).Decided();

        Assert.Equal((VerdictStatus.Refuted, VerdictReason.Beaten), (verdict.Status, verdict.Reason));
        // Four losses agree with a width, so none of them is meant.
        Assert.Contains(
            "is not given at batch size 16",
            Arms.Said(() => Pareto.IsNonDominated(Only(width, 1), width, all)),
            StringComparison.Ordinal);
    }

    /// <summary>One seed whose best level is the first suffices: its true best may be far below.</summary>
    [Fact]
    public void A_best_level_at_an_end_decides_nothing_about_a_range()
    {
        Samples losses = Arms.Losses(
            At(16, 1e-4, 1.05), Arms.At(Levels(16, 1e-3), 1, 1, 1, 1, 1.07), At(16, 1e-2, 2));

        Assert.Equal(VerdictReason.EdgeOptimum, losses.Along("LearningRate").WidthWithin(0.1).IsAbove(0.1).Decided().Reason);
        Assert.Equal(VerdictReason.EdgeOptimum, losses.Along("LearningRate").BestLevel().IsAbove(2e-4).Decided().Reason);
        Assert.NotEqual(VerdictReason.EdgeOptimum, losses.Along("LearningRate").Sensitivity().IsAbove(0.1).Decided().Reason);
        Assert.Equal(
            VerdictReason.EdgeOptimum,
            Arms.Losses([.. losses.Arms, At(32, 1e-4, 2), At(32, 1e-3, 1), At(32, 1e-2, 2)])
                .Along("LearningRate").BestLevel().Exponent().IsAbove(0).Decided().Reason);
    }

    [Fact]
    public void A_ratio_is_measured_on_the_logarithm()
    {
        Sample Speed(double rate, double value) =>
            Arms.At(Levels(16, rate), [.. _seeds.Select(seed => value * Math.Exp(seed))]);
        LevelCurves curve = Arms.Throughputs(Speed(1, 100), Speed(10, 1000), Speed(100, 100)).Along("LearningRate");

        // Half of the way from 1000 down to 100 on the logarithm is 10^2.5.
        Assert.Equal(1, Only(curve.WidthWithin(Math.Log(10) / 2)), 1e-9);
        Assert.Equal(2.5, curve.Mean().Arms[0].Values.Average(value => Math.Log10(value.Value)), 1e-9);
    }

    [Fact]
    public void What_cannot_be_read_from_a_curve_says_why()
    {
        Samples losses = Losses((16, [2, 1, 1.1, 3]));
        var unranked = new Samples { Metric = Arms.Loss with { Better = Better.Neither }, Budget = losses.Budget, Arms = losses.Arms };

        Assert.Contains("margin", Arms.Said(() => losses.Along("LearningRate").WidthWithin(0)), StringComparison.Ordinal);
        Assert.Contains("at least 2 levels", Arms.Said(() => losses.Along("BatchSize").WidthWithin(0.1)), StringComparison.Ordinal);
        Assert.NotEmpty(Arms.Said(() => unranked.Along("LearningRate").Sensitivity()));
        Assert.NotEmpty(Arms.Said(() => Arms.Losses(At(16, 0, 1), At(16, 1, 2)).Along("LearningRate").Mean()));
        LevelCurves two = Arms.Losses(At(16, 1, 1), At(16, 2, 2)).Along("LearningRate");
        Assert.Contains("at least 3 levels", Arms.Said(two.BestLevel), StringComparison.Ordinal);
    }

    private static double Only(Samples samples) => Assert.Single(samples.Arms).Mean;

    private static Samples Only(Samples samples, int arm) =>
        new() { Metric = samples.Metric, Budget = samples.Budget, Arms = [samples.Arms[arm]] };

    private static LevelCurves Along(params (int Batch, double[] Values)[] curves) => Losses(curves).Along("LearningRate");

    private static Samples Losses(params (int Batch, double[] Values)[] curves) => Arms.Losses(
        [.. curves.SelectMany(curve => curve.Values.Select((value, i) => At(curve.Batch, Math.Pow(10, i - 4), value)))]);

    private static Sample At(int batch, double rate, double value) =>
        Arms.At(Levels(batch, rate), [.. _seeds.Select(seed => value + seed)]);

    private static AxisLevel[] Levels(int batch, double rate) =>
        [new("BatchSize", LevelText.Of(batch)), new("LearningRate", LevelText.Of(rate))];

    private static Sample Capped(double rate, double value, bool isDiverged) => new()
    {
        Name = new PointName(Levels(16, rate)),
        Levels = Levels(16, rate),
        Values = [.. _seeds.Select((seed, i) => new SeedValue(i + 1, isDiverged ? value : value + seed, isDiverged))],
        WhenDiverged = Math.Log(256),
    };
}
