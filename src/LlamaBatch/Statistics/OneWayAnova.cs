using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>One-way analysis of variance (Fisher 1925): tests whether several groups have the same mean.</summary>
/// <param name="F">The variance between the groups divided by the variance within the groups.</param>
/// <param name="P">The probability of an F at least this large if all groups have the same mean.</param>
/// <param name="Within">The pooled standard deviation within the groups.</param>
internal readonly record struct OneWayAnova(double F, double P, double Within)
{
    /// <summary>
    /// Computes the analysis of variance. The result is null if there are fewer than two groups, if a group is empty or no group has two
    /// values, or if a value is not finite.
    /// </summary>
    public static OneWayAnova? Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        int count = groups.Sum(group => group.Count);
        int between = groups.Count - 1;
        int within = count - groups.Count;
        if (between < 1 || within < 1 || groups.Any(group => group.Count == 0 || group.Any(value => !double.IsFinite(value))))
        {
            return null;
        }

        double mean = groups.SelectMany(group => group).Average();
        double variance = groups.Sum(group => group.Sum(value => Square(value - group.Average()))) / within;
        double f = groups.Sum(group => group.Count * Square(group.Average() - mean)) / between / variance;

        // If no group varies, F is infinite (the means differ) or NaN (all values are equal).
        double p = double.IsNaN(f) ? 1 : double.IsInfinity(f) ? 0 : 1 - FisherSnedecor.CDF(between, within, f);
        return new OneWayAnova(f, p, Math.Sqrt(variance));
    }

    private static double Square(double value) => value * value;
}
