using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

/// <summary>
/// The numbers with which reports say where the error rate does not hold, simulated again. The true effect lies on the
/// margin throughout.
/// </summary>
public class ErrorRateTests
{
    private const int Draws = 6000;

    [Theory]
    [InlineData(new[] { 5 }, 0.05)]
    [InlineData(new[] { 5, 10, 20 }, 0.119)]
    [InlineData(new[] { 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 }, 0.194)]
    public void Repeated_looks_raise_the_error(int[] looks, double error) => Assert.Equal(error, RepeatedLooks.Error(looks), 0.006);

    [Fact]
    public void Looks_at_many_seeds_take_no_longer() => Assert.InRange(RepeatedLooks.Error([5, 2000]), 0.05, 0.12);

    /// <summary>
    /// The levels of batch 256 in the first BatchSize100 as they were scored, and as much noise: the other arm is as good as the
    /// best of them, and chance chooses which one stands against it.
    /// </summary>
    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(5, 5)]
    [InlineData(5, 10)]
    [InlineData(10, 2)]
    [InlineData(10, 5)]
    public void Noisy_tuning_raises_the_error(int seeds, int tuningSeeds)
    {
        const double Spread = 0.07;
        double[] levels = [1.668, 1.594, 1.623, 1.636, 1.648, 1.600, 1.818];
        var random = new Random(seeds);
        double error = ErrorRates.At(
            seeds == 5 ? ErrorRates.NoisyTuningWithFiveSeeds : ErrorRates.NoisyTuningWithTenSeeds, tuningSeeds);
        double wrong = Share(() =>
        {
            double chosen = levels.MinBy(level => level + Spread * Noise.Normal(random) / Math.Sqrt(tuningSeeds));
            double[] differences = [.. Enumerable.Range(0, seeds).Select(_ => levels.Min() - chosen + Spread * Noise.Normal(random))];
            return new PairedTTest(differences).Below(0) <= 0.025;
        });

        Assert.Equal(error, wrong, 0.012);
    }

    [Theory]
    [InlineData(0.5, ErrorRates.OffsetOfHalfAPercent)]
    [InlineData(1.0, ErrorRates.OffsetOfOnePercent)]
    public void An_offset_of_the_day_raises_the_error(double offset, double error)
    {
        var random = new Random(7);
        double wrong = Share(() =>
        {
            double day = offset * (Noise.Normal(random) - Noise.Normal(random));
            return IsWrong([.. Enumerable.Range(0, 5).Select(_ => day + 1.05 * Noise.Normal(random))]);
        });

        Assert.Equal(error, wrong, 0.02);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void Exponential_differences_raise_the_error(int seeds)
    {
        var random = new Random(seeds);

        Assert.Equal(ErrorRates.At(ErrorRates.ExponentialDifferences, seeds), Share(() => IsWrong(Exponential(random, seeds))), 0.012);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    public void Exponential_differences_are_found_as_often_as_is_said(int seeds)
    {
        var random = new Random(seeds);

        Assert.Equal(
            ErrorRates.At(ErrorRates.SkewnessPower, seeds),
            Share(() => SkewnessTest.P(Exponential(random, seeds)) <= SkewnessTest.Error),
            0.025);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(10)]
    public void Normal_differences_are_seldom_called_skewed(int seeds)
    {
        var random = new Random(seeds);

        Assert.Equal(
            SkewnessTest.Error,
            Share(() => SkewnessTest.P([.. Enumerable.Range(0, seeds).Select(_ => Noise.Normal(random))]) <= SkewnessTest.Error),
            0.01);
    }

    [Fact]
    public void Skewness_is_the_third_moment_over_the_second()
    {
        Assert.Equal(1.5, SkewnessTest.Of([0, 0, 0, 0, 1]), 1e-9);                       // (n − 2) / √(n − 1)
        Assert.Equal(0, SkewnessTest.Of([1, 2, 3]), 1e-9);
        Assert.Equal(0, SkewnessTest.Of([2, 2, 2]));
        Assert.Equal(1, SkewnessTest.P([1, 1, 2]));
    }

    private static bool IsWrong(double[] differences)
        => 2 * Math.Min(new PairedTTest(differences).Above(0), new PairedTTest(differences).Below(0)) <= 0.05;

    private static double[] Exponential(Random random, int seeds)
        => [.. Enumerable.Range(0, seeds).Select(_ => -Math.Log(1 - random.NextDouble()) - 1)];

    private static double Share(Func<bool> study) => Enumerable.Range(0, Draws).Count(_ => study()) / (double)Draws;
}
