using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

/// <summary>Fieller's test of a ratio of means, against its definition and by simulation.</summary>
public class FiellerTestTests
{
    private static readonly double[] _x = [10.2, 11.7, 9.6, 10.9, 12.1];
    private static readonly double[] _y = [2.1, 1.6, 2.4, 1.9, 2.6];

    /// <summary>Its ends are the ratios at which the one-sided test has p = 2.5 %.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void The_interval_holds_the_ratios_that_the_test_does_not_exclude(double number)
    {
        var test = new FiellerTest(_x, _y, number);

        Interval interval = test.Interval();

        Assert.InRange(_x.Average() / _y.Average(), number * Math.Exp(interval.Low), number * Math.Exp(interval.High));
        Assert.Equal(0.025, test.Above(interval.Low), 1e-9);
        Assert.Equal(0.025, test.Below(interval.High), 1e-9);
        Assert.Equal(0.5, test.Above(Math.Log(_x.Average() / _y.Average() / number)), 1e-9);
    }

    /// <summary>A denominator that does not vary is a number, and the interval that of the mean.</summary>
    [Fact]
    public void A_constant_denominator_leaves_the_t_interval()
    {
        Interval mean = Interval.OfMean(_x.Average(), Moments.Of(_x).StandardDeviation, 5);

        Interval ratio = new FiellerTest(_x, [2, 2, 2, 2, 2]).Interval();

        Assert.Equal((mean.Low / 2, mean.High / 2), (Math.Round(Math.Exp(ratio.Low), 9), Math.Round(Math.Exp(ratio.High), 9)), Near(1e-8));
    }

    [Fact]
    public void A_denominator_that_may_be_zero_leaves_no_upper_end()
    {
        double[] noisy = [0.1, -0.3, 0.6, 0.2, -0.1];

        Interval interval = new FiellerTest(_x, noisy).Interval();

        Assert.Equal(double.PositiveInfinity, interval.High);
        Assert.Equal(0.025, new FiellerTest(_x, noisy).Above(interval.Low), 1e-9);
        Assert.True(Math.Exp(interval.Low) > 5);
    }

    [Fact]
    public void Means_that_may_both_be_zero_tell_nothing()
    {
        Interval interval = new FiellerTest([1, -1, 0.5, -0.4], [0.4, -0.5, 0.6, -0.3]).Interval();

        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (interval.Low, interval.High));
    }

    /// <summary>
    /// 95 % intervals over 5 and 8 seeds, whatever the spread of the denominator, beside those of the BCa bootstrap, which are too narrow.
    /// </summary>
    [Theory]
    [InlineData(5, 0.05, 0.2)]
    [InlineData(5, 0.1, 0.8)]
    [InlineData(8, 0.05, 0.2)]
    [InlineData(8, 0.1, 0.8)]
    public void Intervals_cover_in_95_percent(int seeds, double spreadOfX, double spreadOfY)
    {
        const int Studies = 4_000;
        const int Bootstraps = 600;
        var random = new Random(1954);
        int covered = 0;
        int errors = 0;
        int ofBootstrap = 0;
        for (int study = 0; study < Studies; study++)
        {
            double[] x = [.. Enumerable.Range(0, seeds).Select(_ => 2 * (1 + spreadOfX * Noise.Normal(random)))];
            double[] y = [.. Enumerable.Range(0, seeds).Select(_ => 0.05 * (1 + spreadOfY * Noise.Normal(random)))];
            var test = new FiellerTest(x, y, 40);
            covered += test.Interval().Contains(0) ? 1 : 0;
            errors += 2 * Math.Min(test.Above(0), test.Below(0)) <= 0.05 ? 1 : 0;
            if (study < Bootstraps)
            {
                var bootstrap = new BcaBootstrap(seeds, drawn => Math.Log(Math.Max(1e-9, drawn.Average(i => x[i]))
                    / Math.Max(1e-9, drawn.Average(i => y[i]))) - Math.Log(40), draws: 999);
                ofBootstrap += bootstrap.Interval().Contains(0) ? 1 : 0;
            }
        }

        Assert.Equal(0.95, (double)covered / Studies, 0.011);                       // three standard errors
        Assert.InRange(errors, Studies - covered, Studies - covered + 0.005 * Studies);        // an open interval holds a little more
        Assert.InRange(ofBootstrap / (double)Bootstraps, 0.7, 0.93);
    }

    private static EqualityComparer<(double, double)> Near(double tolerance) => EqualityComparer<(double, double)>.Create(
        (one, other) => Math.Abs(one.Item1 - other.Item1) < tolerance && Math.Abs(one.Item2 - other.Item2) < tolerance);
}
