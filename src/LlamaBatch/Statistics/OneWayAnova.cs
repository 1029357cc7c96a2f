using MathNet.Numerics.Distributions;

namespace LlamaBatch.Statistics;

/// <summary>One-way analysis of variance (Fisher 1925): whether the means of some groups differ more than the values within them do.</summary>
/// <param name="F">Variance between the groups over that within.</param>
/// <param name="P">The probability of so large an F where all groups have one mean.</param>
/// <param name="Within">The standard deviation within the groups, pooled.</param>
internal readonly record struct OneWayAnova(double F, double P, double Within)
{
    /// <summary>The analysis; null below two groups, where no group has two values, or where a value is not finite.</summary>
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

        // Groups that do not vary differ surely, or not at all.
        double p = double.IsNaN(f) ? 1 : double.IsInfinity(f) ? 0 : 1 - FisherSnedecor.CDF(between, within, f);
        return new OneWayAnova(f, p, Math.Sqrt(variance));
    }

    private static double Square(double value) => value * value;
}
