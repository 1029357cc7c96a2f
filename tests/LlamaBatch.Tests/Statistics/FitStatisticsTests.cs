using LlamaBatch.Statistics;

namespace LlamaBatch.Tests;

/// <summary>The statistics of fitted quantities against answers that are known otherwise.</summary>
public class FitStatisticsTests
{
    /// <summary>Law school admissions: mean test score and mean grade of 15 schools (Efron and Tibshirani 1993, table 3.1).</summary>
    private static readonly double[] _scores = [576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594];

    private static readonly double[] _grades = [3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96];

    [Fact]
    public void The_pseudo_values_of_a_mean_are_the_values()
    {
        double[] values = [1, 2, 4, 8, 16];

        Assert.Equal(
            values,
            Jackknife.PseudoValues(5, places => places.Average(place => values[place])).Select(value => Math.Round(value, 12)));
    }

    [Fact] // The jackknife turns the variance over n into the variance over n - 1 (Tukey 1958), exactly.
    public void The_jackknife_takes_the_bias_from_a_variance()
    {
        double[] values = [1, 2, 4, 8, 16];
        double Biased(IReadOnlyList<int> places)
        {
            double mean = places.Average(place => values[place]);
            return places.Average(place => (values[place] - mean) * (values[place] - mean));
        }

        Assert.Equal(Math.Pow(Moments.Of(values).StandardDeviation, 2), Jackknife.PseudoValues(5, Biased).Average(), 1e-9);
    }

    [Fact] // Efron and Tibshirani 1993: correlation .776, standard error by the jackknife .143.
    public void The_law_schools_jackknife()
    {
        IReadOnlyList<double> pseudo = Jackknife.PseudoValues(15, Correlation);

        Assert.Equal(0.776, Correlation([.. Enumerable.Range(0, 15)]), 5e-4);
        Assert.Equal(0.143, Moments.Of([.. pseudo]).StandardDeviation / Math.Sqrt(15), 1e-3);
    }

    [Fact] // The difference of two means: Welch's degrees of freedom, and the skewness of both samples.
    public void The_jackknife_of_two_means_has_the_freedom_of_Welch()
    {
        double[] left = [1, 2, 4, 8, 16];
        double[] right = [3, 3, 5, 9];
        double[] Without(double[] values) => [.. values.Select(value => (values.Sum() - value) / (values.Length - 1))];
        double Power(double[] values, int power) =>
            values.Sum(value => Math.Pow(value - values.Average(), power)) / Math.Pow(values.Length, power);
        var influence = JackknifeInfluence.Of([Without(left), [.. Without(right).Select(value => -value)]]);
        var test = new WelchTest([.. left.Select(Bounds.At)], [.. right.Select(Bounds.At)]);

        Assert.Equal(test.DegreesOfFreedom, influence.Freedom, 1e-9);
        Assert.Equal(
            (Power(left, 3) - Power(right, 3)) / (6 * Math.Pow(Power(left, 2) + Power(right, 2), 1.5)),
            influence.Acceleration,
            1e-12);
        Assert.Equal((0, double.PositiveInfinity), (JackknifeInfluence.Of([[2, 2]]).Acceleration, JackknifeInfluence.Of([[2, 2]]).Freedom));
    }

    // R: boot.ci of the law schools' correlation, type "bca", 95 %: about .32 to .94 (boot 1.3, 9999 draws; the ends vary by a
    // hundredth or two with the draws).
    [Fact]
    public void The_law_schools_bootstrap()
    {
        Interval interval = new BcaBootstrap(15, Correlation).Interval();

        Assert.Equal(0.32, interval.Low, 0.04);
        Assert.Equal(0.94, interval.High, 0.015);
    }

    [Fact] // For a mean, a = Σ(x - mean)³ / 6 (Σ(x - mean)²)^1.5 and z₀ is near zero: the interval leans to the long tail.
    public void The_bootstrap_leans_to_the_long_tail()
    {
        double[] skewed = [1, 1, 1, 2, 2, 2, 3, 3, 4, 12];
        Interval interval = new BcaBootstrap(10, places => places.Average(place => skewed[place])).Interval();

        Assert.True(interval.High - 3.1 > 1.5 * (3.1 - interval.Low));
    }

    [Fact]
    public void A_p_at_the_end_of_the_interval_is_its_error()
    {
        var bootstrap = new BcaBootstrap(15, Correlation);
        Interval interval = bootstrap.Interval(0.9);

        Assert.Equal(0.05, bootstrap.Above(interval.Low), 1e-3);
        Assert.Equal(0.05, bootstrap.Below(interval.High), 1e-3);
        Assert.InRange(bootstrap.Above(0.5) + bootstrap.Below(0.5), 1 - 1e-12, 1 + 1e-12);
    }

    [Fact]
    public void A_fit_that_does_not_vary_is_decided_by_its_side()
    {
        var bootstrap = new BcaBootstrap(8, _ => 2);

        Assert.True(bootstrap.Above(1) < 1e-3);
        Assert.True(bootstrap.Below(3) < 1e-3);
        Assert.Equal(0.5, bootstrap.Above(2), 1e-9);
    }

    [Fact] // y = 3 + 0.5 (x - 2)² at x = 0, 1, 3, 5: the vertex is 2, so the level e².
    public void A_parabola_is_found_exactly()
    {
        LevelMean[] levels = [.. new double[] { 0, 1, 3, 5 }.Select(x => new LevelMean(Math.Exp(x), 3 + 0.5 * (x - 2) * (x - 2)))];
        LevelMean[] turned = [.. levels.Select(level => level with { Mean = -level.Mean })];

        Assert.Equal(Math.Exp(2), LogParabola.BestLevel(levels, isMaximum: false), 1e-9);
        Assert.Equal(Math.Exp(2), LogParabola.BestLevel(turned, isMaximum: true), 1e-9);
        Assert.Equal(double.NaN, LogParabola.BestLevel(levels[..2], isMaximum: false));
    }

    [Fact]
    public void A_parabola_that_opens_the_other_way_is_best_at_an_end()
    {
        LevelMean[] levels = [new(1, 0.1), new(2, 3), new(4, 2.9), new(8, 0)];

        Assert.Equal(8, LogParabola.BestLevel(levels, isMaximum: false), 1e-9);
        Assert.Equal(double.NaN, LogParabola.BestLevel([.. levels, new(16, double.PositiveInfinity)], isMaximum: false));
        Assert.Equal(double.NaN, LogParabola.BestLevel([.. levels, new(0, 1)], isMaximum: false));
    }

    private static double Correlation(IReadOnlyList<int> places)
        => Moments.Correlation([.. places.Select(place => _scores[place])], [.. places.Select(place => _grades[place])]);
}
