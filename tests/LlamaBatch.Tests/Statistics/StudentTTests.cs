using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

public class StudentTTests
{
    [Theory] // Printed tables of the distribution.
    [InlineData(0.975, 1, 12.7062)]
    [InlineData(0.975, 4, 2.7764)]
    [InlineData(0.95, 4, 2.1318)]
    [InlineData(0.975, 9, 2.2622)]
    [InlineData(0.995, 9, 3.2498)]
    public void Quantiles_are_those_of_the_printed_tables(double probability, int freedom, double expected)
    {
        Assert.Equal(expected, StudentT.Quantile(probability, freedom), 1e-4);
        Assert.Equal(1 - probability, StudentT.Above(expected, freedom), 1e-5);
        Assert.Equal(probability, StudentT.Above(-expected, freedom), 1e-5);
    }

    [Fact]
    public void The_infinities_are_certain_and_nothing_follows_from_nothing()
    {
        Assert.Equal(0, StudentT.Above(double.PositiveInfinity, 4));
        Assert.Equal(1, StudentT.Above(double.NegativeInfinity, 4));
        Assert.Equal(double.NaN, StudentT.Above(double.NaN, 4));
    }

    [Fact]
    public void A_far_tail_keeps_its_digits() =>
        // P(T4 > 100), by the closed form of the distribution with four degrees of freedom.
        Assert.Equal(1, StudentT.Above(100, 4) / TailOfFour(100), 1e-6);

    private static double TailOfFour(double t)
    {
        // F(t) = 1/2 + 3/8 · sin θ (1 - sin²θ / 3) · ... with sin θ = t/√(4+t²): 1 - F = 1/2 - (3 s - s³)/4.
        double s = t / Math.Sqrt(4 + t * t);
        double c2 = 4 / (4 + t * t);

        // (2 - 3 s + s³) / 4 = (1 - s)² (2 + s) / 4 without cancellation, since 1 - s = c² / (1 + s).
        double oneMinus = c2 / (1 + s);
        return oneMinus * oneMinus * (2 + s) / 4;
    }
}
