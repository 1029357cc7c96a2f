using CsCheck;
using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class SignTestTests
{
    [Theory] // R: binom.test(8, 10, alternative = "greater"): .0546875, that is (45 + 10 + 1) / 1024.
    [InlineData(8, 2, 0.0546875)]
    [InlineData(10, 0, 0.0009765625)]
    [InlineData(5, 0, 0.03125)]
    [InlineData(0, 5, 1)]
    public void It_is_a_binomial_tail(int above, int below, double expected) =>
        Assert.Equal(
            expected,
            new SignTest([.. Enumerable.Repeat(Bounds.At(1), above), .. Enumerable.Repeat(Bounds.At(-1), below)]).Above(0),
            1e-12);

    [Fact]
    public void Ties_and_what_may_go_either_way_count_for_neither()
    {
        var test = new SignTest([Bounds.At(0), Bounds.At(0), Bounds.AtLeast(-1), Bounds.At(2), Bounds.At(2)]);

        Assert.Equal(26 / 32.0, test.Above(0), 1e-12);
        Assert.Equal(1, test.Below(0));
    }

    [Theory]
    [InlineData(0.05, 6)]
    [InlineData(0.0625, 5)]
    [InlineData(0.005, 9)]
    public void So_many_pairs_can_decide(double error, int fewest)
    {
        Assert.Equal(fewest, SignTest.FewestPairs(error));
        Assert.True(2 * Math.Pow(0.5, fewest) <= error);
        Assert.True(2 * Math.Pow(0.5, fewest - 1) > error);
    }

    [Fact] // Six tosses: all heads in 1 of 64, so that the interval is from the smallest to the largest at 1 - 2/64.
    public void Six_differences_reach_from_the_smallest_to_the_largest()
    {
        Interval interval = new SignTest(Known(3, 1, 4, 1.5, 9, 2.6)).Interval();

        Assert.Equal((1, 9), (interval.Low, interval.High));
        Assert.Equal(1 - (2 / 64.0), interval.Level, 1e-12);
    }

    [Fact]
    public void Signs_of_too_few_have_no_interval()
    {
        var open = new Interval(double.NegativeInfinity, double.PositiveInfinity, 1);

        Assert.Equal(open, new SignTest(Known(1, 2, 3, 4, 5)).Interval());
        Assert.Equal(1 - (2 / 32.0), new SignTest(Known(1, 2, 3, 4, 5)).Interval(0.9).Level, 1e-12);
    }

    [Fact]
    public void What_is_known_by_a_bound_leaves_an_end_open()
    {
        // Two of six on the right were not reached: the left side may lie below by any amount.
        var test = new SignTest(
            [.. Known(-10, -9, -8, -7), Bounds.At(1).Minus(Bounds.AtLeast(20)), Bounds.At(2).Minus(Bounds.AtLeast(20))]);
        Interval interval = test.Interval();

        Assert.Equal((double.NegativeInfinity, -7), (interval.Low, interval.High));
        Assert.Equal(new Bounds(-9.5, -9.5), new SignTest(Known(-10, -9, -8, -7, -19, -18)).Shift with { Low = -9.5 });
        Assert.Equal(-9.5, test.Shift.High);
    }

    [Fact]
    public void Two_infinities_leave_their_difference_open() =>
        Assert.Equal(
            new Bounds(double.NegativeInfinity, double.PositiveInfinity),
            Bounds.At(double.PositiveInfinity).Minus(Bounds.At(double.PositiveInfinity)));

    [Fact]
    public void The_interval_holds_what_the_test_does_not_exclude() =>
        Gen.Select(Value.Array[1, 12], Gen.Double[-3, 3], Gen.OneOf(Gen.Const(0.8), Gen.Const(0.95), Gen.Const(0.99)))
            .Sample((differences, shift, level) =>
                {
                    var test = new SignTest(differences);
                    bool isExcluded = 2 * Math.Min(test.Above(shift), test.Below(shift)) <= 1 - level;
                    Assert.NotEqual(isExcluded, test.Interval(level).Contains(shift));
                    Assert.True(test.Interval(level).Level >= level);
                });

    [Theory] // Exact whatever the distribution of the differences, and however unequal the spread of the sides.
    [InlineData(6, 1)]
    [InlineData(6, 20)]
    [InlineData(9, 20)]
    public void The_interval_covers_the_median_as_often_as_it_says(int seeds, double spread)
    {
        var random = new Random(seeds);
        const int Draws = 4000;
        int covered = 0;
        double level = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            Interval interval = new SignTest(
                [.. Enumerable.Range(0, seeds)
                    .Select(_ => Bounds.At(3 + (spread * Noise.Normal(random)) - Noise.Normal(random)))]).Interval();
            level = interval.Level;
            covered += interval.Contains(3) ? 1 : 0;
        }

        Assert.Equal(level, (double)covered / Draws, 2.5 * Math.Sqrt(level * (1 - level) / Draws));
    }

    private static Gen<Bounds> Value { get; }
        = Gen.Select(Gen.Int[-4, 4], Gen.Bool, (value, isKnown) => isKnown ? Bounds.At(value / 2.0) : Bounds.AtLeast(value / 2.0));

    private static Bounds[] Known(params double[] values) => [.. values.Select(Bounds.At)];
}
