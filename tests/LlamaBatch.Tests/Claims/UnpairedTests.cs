using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Tests;

/// <summary>Comparisons of runs that share nothing with the runs of other arms.</summary>
public class UnpairedTests
{
    /// <summary>Hours of extra sleep under two drugs (Student 1908; R's <c>sleep</c>), as if other patients had taken the second.</summary>
    private static readonly double[] _first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];

    private static readonly double[] _second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact] // R: t.test(extra ~ group): t = -1.8608, df = 17.776, p = 0.07939, -3.3654832 to 0.2054832.
    public void Students_sleep_is_decided_as_in_R()
    {
        var comparison = new Comparison(Runs("100", _first), Runs("256", _second), Arms.Loss, Relation.Below, margin: 0);

        Assert.True(comparison.IsUnpaired);
        Assert.Equal(Repetition.Run, comparison.Repetition);
        Assert.Equal(-1.58, comparison.Effect, 1e-12);
        Assert.Equal(-3.3654832, comparison.Interval().Low, 1e-6);
        Assert.Equal(0.2054832, comparison.Interval().High, 1e-6);
        Assert.Equal(0.07939 / 2, comparison.PFor, 1e-5);
        Assert.Null(comparison.SignFlipP);
    }

    [Fact]
    public void The_order_of_runs_does_not_matter_and_numbers_of_runs_may_differ()
    {
        var one = new Comparison(Runs("100", _first), Runs("256", _second[..7]), Arms.Loss, Relation.Below, 0.1);
        var other = new Comparison(Runs("100", [.. _first.Reverse()]), Runs("256", _second[..7]), Arms.Loss, Relation.Below, 0.1);

        Assert.Equal(7, one.Count);
        Assert.Equal(one.Count, one.Planned);
        Assert.Equal(one.PFor, other.PFor, 1e-12);
        Assert.Equal(one.Interval().Low, other.Interval().Low, 1e-12);
    }

    [Fact]
    public void A_number_is_compared_by_students_test()
    {
        var runs = new Comparison(Runs("100", _first), Sample.Of(1), Arms.Loss, Relation.Below, 0);
        var seeds = new Comparison(Arms.Of("100", _first), Sample.Of(1), Arms.Loss, Relation.Below, 0);

        Assert.Equal(seeds.PFor, runs.PFor, 1e-12);
        Assert.Equal(seeds.Interval().High, runs.Interval().High, 1e-12);
    }

    /// <summary>Whatever the values within their intervals are, p is not smaller than theirs, and the interval holds theirs.</summary>
    [Fact]
    public void Values_within_intervals_are_decided_as_their_worst_completion()
    {
        const double Width = 0.5;
        var random = new Random(3);
        Sample left = Within("100", _first, Width);
        Sample right = Within("256", [.. _second.Select(value => value + 4)], Width);
        var comparison = new Comparison(left, right, Arms.Loss, Relation.Below, 0);

        Assert.True(comparison.IsUnpaired);
        for (int i = 0; i < 200; i++)
        {
            double[] Drawn(Sample arm) => [.. arm.Values.Select(value => value.Value - (Width * random.NextDouble()))];
            var completed = new Comparison(Runs("100", Drawn(left)), Runs("256", Drawn(right)), Arms.Loss, Relation.Below, 0);
            Assert.InRange(completed.PFor, 0, comparison.PFor);
            Assert.InRange(completed.Interval().Low, comparison.Interval().Low, double.PositiveInfinity);
            Assert.InRange(completed.Interval().High, double.NegativeInfinity, comparison.Interval().High);
        }
    }

    [Fact]
    public void A_slope_keeps_the_intervals_of_its_arms()
    {
        var exact = new Samples { Metric = Arms.Loss, Budget = Budget.ToTarget, Arms = [Runs("1", 8, 9, 10), Runs("2", 6, 7, 8)] };
        var coarse = new Samples
        {
            Metric = Arms.Loss,
            Budget = Budget.ToTarget,
            Arms = [Within("1", [8, 9, 10], 1), Within("2", [6, 7, 8], 1)],
        };

        SeedValue slope = coarse.SlopePerDoubling().Arms[0].Values[0];
        Assert.Null(exact.SlopePerDoubling().Arms[0].Values[0].Within);
        Assert.Equal(-2, slope.Value, 1e-12);
        Assert.Equal(-3, slope.Within!.Value.Low, 1e-12);
        Assert.Equal(-1, slope.Within!.Value.High, 1e-12);
        Comparison decided = Assert.Single(coarse.SlopePerDoubling().IsBelow(0).Comparisons);
        Assert.Equal(Repetition.Run, decided.Repetition);
        Assert.InRange(decided.Interval().Low, double.NegativeInfinity, -3);
        Assert.InRange(decided.Interval().High, -1, double.PositiveInfinity);
    }

    [Fact]
    public void Runs_that_did_not_reach_the_target_are_decided_by_sign()
    {
        Sample left = Runs("100", 1, 2, 3, 4, 5, 6, 7);
        var right = new Sample
        {
            Name = Arms.NameOf("256"),
            Levels = [new AxisLevel("BatchSize", "256")],
            Values = [.. Enumerable.Range(1, 7).Select(run => new SeedValue(run, 10, Censored: run == 3))],
            IsIndependent = true,
        };

        var comparison = new Comparison(left, right, Arms.Loss, Relation.Below, 0);

        Assert.False(comparison.IsUnpaired);
        Assert.True(comparison.IsBySign);
        Assert.Equal(Math.Pow(0.5, 7), comparison.PFor, 1e-12);
    }

    [Fact]
    public void A_grid_that_alone_leaves_a_claim_open_is_said_instead_of_too_few_runs()
    {
        double[] Around(double middle) => [.. Enumerable.Range(0, 200).Select(run => middle + (run % 2))];
        Verdict Below(double other, double grid) =>
            Arms.Losses(Within("100", Around(100), grid)).IsBelow(Arms.Losses(Within("256", Around(other), grid)), margin: 0).Decided();

        // Between two evaluations of 10, a difference of 5 may be one of -5; without the grid it is certain.
        Assert.Equal(VerdictStatus.Supported, Below(105, 0).Status);
        Verdict open = Below(105, 10);
        Assert.Equal((VerdictStatus.Inconclusive, VerdictReason.EvaluationGrid), (open.Status, open.Reason));
        Assert.Equal(VerdictStatus.Supported, Below(112, 10).Status);
    }

    [Fact]
    public void Runs_that_a_column_pairs_are_compared_in_pairs()
    {
        Sample Paired(string level, double[] values) => Arms.Of(level, values);

        Assert.False(new Comparison(Paired("100", _first), Paired("256", _second), Arms.Loss, Relation.Below, 0).IsUnpaired);
        Assert.False(new Comparison(Runs("100", _first), Paired("256", _second), Arms.Loss, Relation.Below, 0).IsUnpaired);
    }

    /// <summary>
    /// Claims that are false or true by a hair, on two arms whose variances differ by a factor of 30, with few and many runs, and with
    /// values known to an evaluation grid: at most 5 % of the verdicts are wrong.
    /// </summary>
    [Theory]
    [InlineData(5, 20, 0)]
    [InlineData(20, 5, 0)]
    [InlineData(6, 6, 0)]
    [InlineData(20, 20, 1)]
    [InlineData(8, 8, 4)]
    public void At_the_margin_few_verdicts_are_wrong(int left, int right, double grid)
    {
        const int Studies = 1_000;
        const double Margin = 2;
        var random = new Random(left + (1000 * right));
        double ratio = Math.Sqrt(30);
        int wrong = 0;
        for (int study = 0; study < Studies; study++)
        {
            double[] Values(int count, double mean, double deviation)
                => [.. Enumerable.Range(0, count).Select(_ => 100 + mean + (deviation * Noise.Normal(random)))];
            Sample Arm(string level, double[] values) => grid == 0
                ? Runs(level, values)
                : Within(level, [.. values.Select(value => grid * Math.Ceiling(value / grid))], grid);

            // The true difference is the margin, so neither verdict is right.
            Sample one = Arm("100", Values(left, -Margin, 1));
            Sample two = Arm("256", Values(right, 0, ratio));
            Verdict verdict = Arms.Losses(one).IsBelow(Arms.Losses(two), Margin).Decided();
            wrong += verdict.Status == VerdictStatus.Inconclusive ? 0 : 1;
        }

        // The standard error of 5 % over 1,000 studies is 0.7 %.
        Assert.InRange(wrong / (double)Studies, 0, 0.05 + (3 * 0.007));
    }

    private static Sample Runs(string level, params double[] values) => new()
    {
        Name = Arms.NameOf(level),
        Levels = [new AxisLevel("BatchSize", level)],
        Values = [.. values.Select((value, i) => new SeedValue(i + 1, value))],
        IsIndependent = true,
    };

    /// <summary>Values that are known to lie within a width below them.</summary>
    private static Sample Within(string level, double[] values, double width) => new()
    {
        Name = Arms.NameOf(level),
        Levels = [new AxisLevel("BatchSize", level)],
        Values = [.. values.Select((value, i) => new SeedValue(i + 1, value) { Within = new Bounds(value - width, value) })],
        IsIndependent = true,
    };
}
