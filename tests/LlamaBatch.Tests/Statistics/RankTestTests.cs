using CsCheck;
using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class RankTestTests
{
    [Fact] // Hollander and Wolfe 1973, permeability of membranes; R: wilcox.test(x, y, conf.int = TRUE): 0.305, -0.15 to 0.76.
    public void The_interval_of_a_textbook()
    {
        var test = new MannWhitneyTest(
            Known(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
            Known(1.15, 0.88, 0.90, 0.74, 1.21));
        Interval interval = test.Interval();

        Assert.Equal(0.305, test.Shift.Low, 1e-12);
        Assert.Equal(test.Shift.Low, test.Shift.High);
        Assert.Equal((-0.15, 0.76), (Math.Round(interval.Low, 9), Math.Round(interval.High, 9)));
        Assert.Equal(0.96004, interval.Level, 1e-5);
    }

    [Fact] // 7 of 252 arrangements have U >= 22, and 4 have U >= 23: two of five sides are 1 - 8/252, the next level below would be 94.4 %.
    public void Five_against_five_have_a_level_of_their_own()
    {
        Interval interval = new MannWhitneyTest(Known(10, 20, 30, 40, 50), Known(1, 2, 3, 4, 5)).Interval();

        Assert.Equal(1 - (8 / 252.0), interval.Level, 1e-12);
        Assert.Equal((7, 47), (interval.Low, interval.High)); // The third of each: 5, 6, 7, and 49, 48, 47.
    }

    [Fact] // Six tosses: all heads in 1 of 64, so that the interval is from the smallest to the largest at 1 - 2/64.
    public void Six_differences_reach_from_the_smallest_to_the_largest()
    {
        Interval interval = new SignTest(Known(3, 1, 4, 1.5, 9, 2.6)).Interval();

        Assert.Equal((1, 9), (interval.Low, interval.High));
        Assert.Equal(1 - (2 / 64.0), interval.Level, 1e-12);
    }

    [Fact]
    public void Ranks_of_too_few_have_no_interval()
    {
        var open = new Interval(double.NegativeInfinity, double.PositiveInfinity, 1);

        Assert.Equal(open, new MannWhitneyTest(Known(1, 2, 3), Known(4, 5, 6)).Interval());
        Assert.Equal(open, new SignTest(Known(1, 2, 3, 4, 5)).Interval());
        Assert.Equal(0.9, new MannWhitneyTest(Known(1, 2, 3), Known(4, 5, 6)).Interval(0.9).Level, 1e-12);
    }

    [Fact]
    public void What_is_known_by_a_bound_leaves_an_end_open()
    {
        // Two of five on the right were not reached: the left side may lie below by any amount.
        var test = new MannWhitneyTest(Known(1, 2, 3, 4, 5), [.. Known(11, 12, 13), Bounds.AtLeast(20), Bounds.AtLeast(20)]);
        Interval interval = test.Interval();

        Assert.Equal((double.NegativeInfinity, -7), (interval.Low, interval.High)); // Of -6, -7, -7, ... the third.
        Assert.Equal(test.Shift.High, new MannWhitneyTest(Known(1, 2, 3, 4, 5), Known(11, 12, 13, 20, 20)).Shift.High);
        Assert.Equal(-11, test.Shift.Low);
    }

    [Fact]
    public void The_interval_holds_what_the_test_does_not_exclude() =>
        Gen.Select(Value.Array[1, 8], Value.Array[1, 8], Gen.Double[-3, 3], Gen.OneOf(Gen.Const(0.8), Gen.Const(0.95), Gen.Const(0.99))).Sample((left, right, shift, level) =>
        {
            foreach (RankTest test in new RankTest[] { new MannWhitneyTest(left, right), new SignTest(left) })
            {
                bool isExcluded = 2 * Math.Min(test.Above(shift), test.Below(shift)) <= 1 - level;
                Assert.NotEqual(isExcluded, test.Interval(level).Contains(shift));
                Assert.True(test.Interval(level).Level >= level);
            }
        });

    [Theory] // Exact for independent values, whatever their distribution; common seeds make it only wider than needed.
    [InlineData(5, 0, 1 - (8 / 252.0))]
    [InlineData(5, 0.8, 1)]
    [InlineData(8, 0, 0.95)]
    public void The_interval_covers_the_shift_as_often_as_it_says(int seeds, double common, double atMost)
    {
        var random = new Random(seeds);
        const int Draws = 4000;
        int covered = 0;
        double level = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            double[] shared = [.. Enumerable.Range(0, seeds).Select(_ => Math.Exp(Noise.Normal(random)))];
            Bounds[] Arm(double shift) => [.. shared.Select(one => Bounds.At(shift + (common * one) + ((1 - common) * Math.Exp(Noise.Normal(random)))))];
            Interval interval = new MannWhitneyTest(Arm(3), Arm(0)).Interval();
            level = interval.Level;
            covered += interval.Contains(3) ? 1 : 0;
        }

        double error = 2 * Math.Sqrt(level * (1 - level) / Draws);
        Assert.InRange((double)covered / Draws, level - error, Math.Max(level, atMost) + error);
    }

    private static Gen<Bounds> Value { get; } = Gen.Select(Gen.Int[-4, 4], Gen.Bool, (value, isKnown) => isKnown ? Bounds.At(value / 2.0) : Bounds.AtLeast(value / 2.0));

    private static Bounds[] Known(params double[] values) => [.. values.Select(Bounds.At)];
}
