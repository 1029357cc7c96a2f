namespace LlamaBatch.Statistics;

/// <summary>
/// Grubbs' test for outliers (Grubbs 1950). Each value is compared with the mean of the remaining values, by a t test for one additional
/// observation. The common rule of 3.5 robust standard deviations (median absolute deviation) has too many false alarms. In simulations, it
/// reported an outlier in one of five samples of five normal values.
/// </summary>
internal static class Outlier
{
    /// <summary>The minimum sample size for the test. Smaller samples contain too little information about the variation.</summary>
    public const int FewestValues = 4;

    /// <summary>The probability of any false alarm in normal samples, which is divided equally among the samples (Bonferroni).</summary>
    public const double Error = 0.01;

    /// <summary>Whether the test can be applied, that is, whether there are enough values and all are finite.</summary>
    public static bool IsTold(IReadOnlyList<double> values) => values.Count >= FewestValues && values.All(double.IsFinite);

    /// <summary>The index of the value farthest from the rest, if the test rejects this value. It is null if there is no outlier.</summary>
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

    /// <summary>
    /// The two-sided p value for a value. This is the probability of a value at least as far from the rest, if all values have the same
    /// distribution.
    /// </summary>
    private static double ProbabilityOf(IReadOnlyList<double> values, int place)
    {
        Moments others = Moments.Of([.. values.Where((_, i) => i != place)]);
        double distance = Math.Abs(values[place] - others.Mean);
        return distance == 0
            ? 1
            : 2 * StudentT.Above(distance / (others.StandardDeviation * Math.Sqrt(1 + (1.0 / others.Count))), others.Count - 1);
    }
}
