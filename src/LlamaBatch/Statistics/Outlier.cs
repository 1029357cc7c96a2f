namespace LlamaBatch.Statistics;

/// <summary>
/// Grubbs' test for outliers (Grubbs 1950). Each value is compared with the mean of the other values, by the t test of a single new value.
/// A rule with the median and the median absolute deviation has too many false alarms. In one of five samples of five normal values, some
/// value lies beyond 3.5 robust standard deviations (simulated).
/// </summary>
internal static class Outlier
{
    /// <summary>The smallest sample size; with fewer values, the variation of the other values is unknown.</summary>
    public const int FewestValues = 4;

    /// <summary>The probability of a false alarm on normal values, divided among the tested samples (Bonferroni).</summary>
    public const double Error = 0.01;

    /// <summary>Whether there are enough values for the test.</summary>
    public static bool IsTold(IReadOnlyList<double> values) => values.Count >= FewestValues && values.All(double.IsFinite);

    /// <summary>The index of the value farthest from the others, if it is an outlier; null otherwise.</summary>
    /// <param name="values">The values.</param>
    /// <param name="error">The probability of a false alarm on normal values.</param>
    public static int? PlaceIn(IReadOnlyList<double> values, double error = Error)
    {
        if (!IsTold(values))
        {
            return null;
        }

        var (p, place) = Enumerable.Range(0, values.Count).Select(i => (P: ProbabilityOf(values, i), Place: i)).MinBy(one => one.P);
        return values.Count * p <= error ? place : null;
    }

    /// <summary>The two-sided probability that a value from the same distribution lies at least this far from the others.</summary>
    private static double ProbabilityOf(IReadOnlyList<double> values, int place)
    {
        Moments others = Moments.Of([.. values.Where((_, i) => i != place)]);
        double distance = Math.Abs(values[place] - others.Mean);
        return distance == 0
            ? 1
            : 2 * StudentT.Above(distance / (others.StandardDeviation * Math.Sqrt(1 + (1.0 / others.Count))), others.Count - 1);
    }
}
