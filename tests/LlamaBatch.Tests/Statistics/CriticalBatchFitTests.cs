using LlamaBatch.Statistics;

using MathNet.Numerics.LinearAlgebra;

namespace LlamaBatch.Tests;

public class CriticalBatchFitTests
{
    /// <summary>
    /// Llama 3.1 8B from scratch until validation log-perplexity 3.3: sequences and how many runs needed them (MLPerf Training
    /// reference convergence points, mlcommons/logging 7bbf7926).
    /// </summary>
    internal static readonly CriticalBatchArm[] Llama8B =
    [
        Recorded(16, 12_288, (159_744, 17), (172_032, 3)),
        Recorded(32, 12_288, (172_032, 9), (184_320, 10), (196_608, 1)),
        Recorded(64, 12_288, (208_896, 4), (221_184, 4), (233_472, 11), (245_760, 1)),
        Recorded(96, 12_384, (260_064, 2), (272_448, 10), (284_832, 4), (297_216, 4)),
        Recorded(
            128,
            12_288,
            (307_200, 2),
            (319_488, 2),
            (331_776, 4),
            (344_064, 4),
            (356_352, 3),
            (368_640, 3),
            (380_928, 1),
            (405_504, 1)),
    ];

    private static readonly CriticalBatchFit _llama8B = new(Llama8B);

    [Fact] // NumPy 1.24, outside this project: 132,135.2052 and 1,572.2465, so 84.04229.
    public void The_8B_runs_have_the_critical_batch_of_NumPy()
    {
        Assert.Equal(132_135.2052202097, _llama8B.MinimumExamples, 1e-5);
        Assert.Equal(1_572.24654119845, _llama8B.MinimumSteps, 1e-8);
        Assert.Equal(84.04229346848442, _llama8B.CriticalBatch, 1e-9);
        Assert.Equal(80.29057759222268, _llama8B.HalfGridOff, 1e-9);
        Assert.Equal(CriticalBatchObstacle.None, _llama8B.Obstacle);
        Assert.Equal(
            [(16, 73.99357993693182), (32, 86.180628544735), (64, 83.33201677582898), (96, 81.94474159779882), (128, 93.73789501297566)],
            _llama8B.LeaveOneArmOut.Select(one => (one.Batch, Math.Round(one.CriticalBatch, 11))),
            (expected, actual) => expected.Item1 == actual.Batch && Math.Abs(expected.Item2 - actual.Item2) < 1e-9);
    }

    [Fact]
    public void The_range_without_one_batch_size_needs_a_minimum_in_every_rest()
    {
        (double least, double most) = _llama8B.RangeWithoutOneArm!.Value;

        Assert.Equal((73.99357993693182, 93.73789501297566), (least, most), (one, other) =>
            Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9);
        // Without the largest batch, the text does not grow.
        Assert.Null(new CriticalBatchFit([Arm(1, 60, 60, 61), Arm(2, 60, 60, 61), Arm(3, 90, 91, 92)]).RangeWithoutOneArm);
    }

    [Fact] // A line through all runs by QR, with rows divided by the mean of their arm.
    public void The_line_is_that_of_a_QR_decomposition_over_runs()
    {
        (double examples, double steps) = ByQr(Llama8B.Select(arm => (arm.Batch, arm.Examples.Select(run => run.High).ToArray())));

        Assert.Equal(examples, _llama8B.MinimumExamples, 1e-5);
        Assert.Equal(steps, _llama8B.MinimumSteps, 1e-8);
    }

    [Fact] // Percentiles of 1,000 refits over runs by QR: about 79.6 to 88.8. The t quantiles and the factor widen that by 5 %.
    public void The_interval_is_about_that_of_a_plain_bootstrap_over_runs()
    {
        var random = new Random(8);
        double[] refits = [.. Enumerable.Range(0, 1_000)
            .Select(_ => ByQr(Llama8B.Select(arm => (arm.Batch, arm.Examples.Select(_ => arm.Examples[random.Next(20)].High).ToArray()))))
            .Select(line => line.Examples / line.Steps)
            .Order()];
        Interval interval = _llama8B.Interval();

        Assert.Equal(refits[25], interval.Low, 0.7);
        Assert.Equal(refits[975], interval.High, 0.7);
        Assert.Equal(79.4, interval.Low, 0.3);
        Assert.Equal(89.0, interval.High, 0.3);
    }

    [Fact]
    public void No_place_of_the_runs_within_their_intervals_gives_a_more_extreme_value()
    {
        var random = new Random(19);
        (double low, double high) = (double.PositiveInfinity, 0);
        for (int draw = 0; draw < 3_000; draw++)
        {
            // Every arm at an end, or each at a random place.
            double place = 0;
            var fit = new CriticalBatchFit(Llama8B.Select(arm =>
            {
                place = draw % 2 == 0 ? random.Next(2) : random.NextDouble();
                return arm with { Examples = [.. arm.Examples.Select(run => Bounds.At(run.Low + place * (run.High - run.Low)))] };
            }));
            (low, high) = (Math.Min(low, fit.CriticalBatch), Math.Max(high, fit.CriticalBatch));
        }

        Assert.Equal(_llama8B.Lowest.CriticalBatch, low, 1e-9);
        Assert.Equal(_llama8B.Highest.CriticalBatch, high, 1e-9);
    }

    [Fact]
    public void No_place_of_the_runs_within_their_intervals_gives_a_straighter_line()
    {
        var random = new Random(23);
        double straightest = _llama8B.Straightest.LackOfFit!.Value.F;

        Assert.True(straightest < 0.3, $"F is {straightest}.");
        Assert.True(_llama8B.Straightest.LackOfFit!.Value.P > 0.8);
        for (int draw = 0; draw < 2_000; draw++)
        {
            var fit = new CriticalBatchFit(Llama8B.Select(arm =>
            {
                double place = random.NextDouble();
                return arm with { Examples = [.. arm.Examples.Select(run => Bounds.At(run.Low + place * (run.High - run.Low)))] };
            }));
            Assert.True(fit.LackOfFit!.Value.F > straightest);
        }
    }

    [Fact]
    public void A_bend_beyond_the_intervals_stays()
    {
        var fit = new CriticalBatchFit([OnGrid(1, 60), OnGrid(2, 60), OnGrid(3, 160)]);
        double middle = new CriticalBatchFit([Arm(1, 60, 61, 62), Arm(2, 60, 61, 62), Arm(3, 158, 159, 160)]).LackOfFit!.Value.F;

        Assert.InRange(fit.Straightest.LackOfFit!.Value.F, 1, middle);
        Assert.True(fit.Straightest.LackOfFit!.Value.P < 0.001);

        static CriticalBatchArm OnGrid(double batch, double last) =>
            new(batch, [.. Enumerable.Range(0, 3).Select(run => new Bounds(last - 1 + run, last + run))]);
    }

    [Fact]
    public void The_interval_on_the_grid_holds_all_three_fits()
    {
        Interval interval = _llama8B.IntervalOnGrid();

        Assert.Equal(_llama8B.Lowest.Interval().Low, interval.Low);
        Assert.Equal(_llama8B.Highest.Interval().High, interval.High);
        Assert.True(interval.Low < _llama8B.Interval().Low && _llama8B.Interval().High < interval.High);
    }

    [Fact]
    public void Exact_values_have_no_grid()
    {
        var fit = new CriticalBatchFit([Arm(1, 60, 61, 62), Arm(2, 80, 81, 83), Arm(3, 100, 101, 104)]);

        Assert.False(fit.IsOnGrid);
        Assert.Same(fit, fit.Lowest);
        Assert.Same(fit, fit.Highest);
        Assert.Same(fit, fit.Straightest);
        Assert.Equal(fit.Interval(), fit.IntervalOnGrid());
    }

    [Fact] // SciPy 1.10: F = 9.27366, f.sf(F, 3, 95) = 1.93973e-5, and a quadratic term of 4.857 by lstsq.
    public void The_8B_runs_are_convex()
    {
        LackOfFit fit = _llama8B.LackOfFit!.Value;

        Assert.Equal(9.273662378028613, fit.F, 1e-9);
        Assert.Equal((3, 95), (fit.Freedom, fit.ErrorFreedom));
        Assert.Equal(1, fit.P / 1.9397271237086665e-05, 1e-8);
        Assert.Equal(Curvature.Convex, fit.Curvature);
    }

    [Theory] // A quadratic term by QR has the same sign.
    [InlineData(150, Curvature.Concave)]
    [InlineData(110, Curvature.None)]
    [InlineData(100, Curvature.Convex)]
    public void The_curvature_has_the_sign_of_the_quadratic_term(double middle, Curvature expected)
    {
        var fit = new CriticalBatchFit([Arm(1, 60, 60, 60), Arm(2, middle, middle, middle), Arm(3, 160, 160, 160)]);

        Assert.Equal(expected, fit.LackOfFit!.Value.Curvature);
        Assert.Equal(expected == Curvature.None ? 1 : 0, fit.LackOfFit!.Value.P);
    }

    [Fact]
    public void The_8B_runs_give_only_a_lower_bound() => Assert.Equal(Identifiability.LowerBound, _llama8B.Identifiability);

    [Theory] // E = 100 + B, so B_crit is 100.
    [InlineData(33, 300, Identifiability.Identified)]
    [InlineData(34, 300, Identifiability.UpperBound)]
    [InlineData(33, 299, Identifiability.LowerBound)]
    [InlineData(34, 299, Identifiability.None)]
    public void Batches_far_below_and_far_above_identify_it(double smallest, double largest, Identifiability expected) =>
        Assert.Equal(expected, new CriticalBatchFit([.. new[] { smallest, 100, largest }.Select(Exact)]).Identifiability);

    [Fact]
    public void Points_on_a_line_are_fitted_exactly_and_certainly()
    {
        var fit = new CriticalBatchFit([.. new double[] { 10, 100, 1_000 }.Select(Exact)]);

        Assert.Equal(100, fit.CriticalBatch, 1e-9);
        Assert.Equal(150, fit.ExamplesAt(50), 1e-9);
        Assert.Equal(3, fit.StepsAt(50), 1e-9);
        Assert.Equal(fit.MinimumSteps * (1 + fit.CriticalBatch / 50), fit.StepsAt(50), 1e-9);
        Assert.Equal(-0.5, fit.LogSlopeAt(100), 1e-9);
        Assert.Equal(
            (Math.Log(fit.StepsAt(30.003)) - Math.Log(fit.StepsAt(30))) / Math.Log(30.003 / 30),
            fit.LogSlopeAt(30),
            1e-4);
        Assert.True(fit.Above(99) < 1e-3 && fit.Below(101) < 1e-3);
    }

    [Fact]
    public void Thresholds_of_overhead_are_shares_of_the_critical_batch()
    {
        Assert.Equal([0.1, 0.2, 0.5, 1], _llama8B.OverheadThresholds.Select(threshold => threshold.Share));
        Assert.All(_llama8B.OverheadThresholds, threshold =>
        {
            Assert.Equal(1 + threshold.Share, _llama8B.ExamplesAt(threshold.Batch) / _llama8B.MinimumExamples, 1e-12);
            Assert.Equal(_llama8B.IntervalOnGrid().High * threshold.Share, threshold.Interval.High, 1e-12);
        });
    }

    [Fact]
    public void A_p_at_the_end_of_the_interval_is_its_error()
    {
        Interval interval = _llama8B.Interval(0.9);

        Assert.Equal(0.05, _llama8B.Above(interval.Low), 1e-3);
        Assert.Equal(0.05, _llama8B.Below(interval.High), 1e-3);
        Assert.True(_llama8B.Above(50) < 1e-3 && _llama8B.Below(200) < 1e-3);
    }

    [Fact]
    public void Order_does_not_matter_and_units_only_scale()
    {
        var turned = new CriticalBatchFit(Llama8B.Reverse().Select(arm => arm with { Examples = [.. arm.Examples.Reverse()] }));
        var tokens = new CriticalBatchFit(Llama8B.Select(arm => new CriticalBatchArm(
            8_192 * arm.Batch,
            [.. arm.Examples.Select(run => new Bounds(8_192 * run.Low, 8_192 * run.High))])));

        Assert.Equal(_llama8B.CriticalBatch, turned.CriticalBatch);
        Assert.Equal(_llama8B.Interval(), turned.Interval());
        Assert.Equal(1, tokens.CriticalBatch / 8_192 / _llama8B.CriticalBatch, 1e-12);
        Assert.Equal(1, tokens.Interval().Low / 8_192 / _llama8B.Interval().Low, 1e-12);
        Assert.Equal(_llama8B.MinimumSteps, tokens.MinimumSteps, 1e-8);
        Assert.Equal(_llama8B.LackOfFit!.Value.P, tokens.LackOfFit!.Value.P, 1e-12);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        CriticalBatchArm[] two = [Exact(10), Exact(20)];

        AssertObstacle(CriticalBatchObstacle.TooFewArms, []);
        AssertObstacle(CriticalBatchObstacle.TooFewArms, two);
        AssertObstacle(CriticalBatchObstacle.TooFewRuns, [.. two, Arm(30, 130, 130)]);
        AssertObstacle(CriticalBatchObstacle.TooFewRuns, [.. two, Arm(30)]);
        AssertObstacle(CriticalBatchObstacle.NotReached, [.. two, new(30, [Bounds.At(130), Bounds.At(130), Bounds.AtLeast(120)])]);
        AssertObstacle(CriticalBatchObstacle.NoMinimumExamples, [.. new double[] { 1, 2, 3 }.Select(b => Arm(b, b * b, b * b, b * b))]);
        AssertObstacle(CriticalBatchObstacle.NoMinimumSteps, [.. new double[] { 1, 2, 3 }.Select(b => Arm(b, 9 - b, 9 - b, 9 - b))]);

        static void AssertObstacle(CriticalBatchObstacle expected, CriticalBatchArm[] arms)
        {
            var fit = new CriticalBatchFit(arms);

            Assert.Equal(expected, fit.Obstacle);
            Assert.Equal(Identifiability.None, fit.Identifiability);
            Assert.Equal((1.0, 1.0), (fit.Above(1), fit.Below(1e9)));
            Assert.Equal(double.NaN, fit.Interval().Low);
            Assert.Equal(arms.Length, fit.LeaveOneArmOut.Count);
            Assert.Equal(4, fit.OverheadThresholds.Count);
            _ = (fit.LackOfFit, fit.HalfGridOff, fit.StepsAt(5));
        }
    }

    [Fact]
    public void Impossible_runs_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CriticalBatchFit([Exact(1), Exact(1)]));
        Assert.Throws<ArgumentException>(() => new CriticalBatchFit([Arm(0, 1)]));
        Assert.Throws<ArgumentException>(() => new CriticalBatchFit([Arm(1, -5)]));
        Assert.Throws<ArgumentException>(() => new CriticalBatchFit([Arm(1, double.NaN)]));
    }

    [Fact] // Refits whose line does not rise are infinite, and end the interval so.
    public void Noise_that_hides_the_slope_opens_the_interval()
    {
        var fit = new CriticalBatchFit([Arm(1, 90, 130, 100), Arm(2, 95, 120, 110), Arm(3, 90, 140, 105)]);

        Assert.Equal(CriticalBatchObstacle.None, fit.Obstacle);
        Assert.Equal(double.PositiveInfinity, fit.Interval().High);
        Assert.True(fit.Below(1e6) > 0.025);
    }

    private static CriticalBatchArm Exact(double batch) => Arm(batch, 100 + batch, 100 + batch, 100 + batch);

    private static CriticalBatchArm Arm(double batch, params double[] examples) => new(batch, [.. examples.Select(Bounds.At)]);

    private static CriticalBatchArm Recorded(double batch, double grid, params (double Examples, int Runs)[] counts) =>
        new(batch, [.. counts.SelectMany(one => Enumerable.Repeat(new Bounds(one.Examples - grid, one.Examples), one.Runs))]);

    private static (double Examples, double Steps) ByQr(IEnumerable<(double Batch, double[] Examples)> arms)
    {
        var rows = arms
            .SelectMany(arm => arm.Examples.Select(run => (Weight: 1 / arm.Examples.Average(), arm.Batch, Run: run)))
            .ToList();
        Vector<double> solution = Matrix<double>.Build
            .DenseOfRows(rows.Select(row => new[] { row.Weight, row.Weight * row.Batch }))
            .QR()
            .Solve(Vector<double>.Build.DenseOfEnumerable(rows.Select(row => row.Weight * row.Run)));
        return (solution[0], solution[1]);
    }
}
