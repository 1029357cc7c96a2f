using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class IntervalTests
{
    [Fact] // Mean 3, sd √2.5, t(4, 0.975) = 2.776445.
    public void The_interval_of_a_mean_is_the_t_interval()
    {
        Moments moments = Moments.Of([1, 2, 3, 4, 5]);
        var interval = Interval.OfMean(moments.Mean, moments.StandardDeviation, moments.Count);

        Assert.Equal(3 - 1.963243, interval.Low, 1e-6);
        Assert.Equal(3 + 1.963243, interval.High, 1e-6);
        Assert.Equal(1.963243, interval.HalfWidth, 1e-6);
        Assert.True(interval.Contains(3) && !interval.Contains(1));
    }

    [Fact]
    public void One_value_has_no_interval() => Assert.Equal(double.NaN, Interval.OfMean(3, double.NaN, 1).Low);

    [Fact]
    public void Correlation_is_that_of_the_formula_and_nothing_without_variation()
    {
        Assert.Equal(1, Moments.Correlation([1, 2, 3], [2, 4, 6]), 1e-12);
        Assert.Equal(-0.5, Moments.Correlation([1, 2, 3], [2, 3, 1]), 1e-12);
        Assert.Equal(double.NaN, Moments.Correlation([1, 1, 1], [2, 4, 6]));
        Assert.Equal(double.NaN, Moments.Correlation([1], [2]));
    }
}
