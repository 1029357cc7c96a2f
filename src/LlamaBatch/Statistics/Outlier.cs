namespace LlamaBatch.Statistics;

/// <summary>
/// Values too far from the others (Grubbs 1950). Each is compared with the mean of the others by the t test of one new
/// value. Median and MAD would cry wolf: of five normal values, one is beyond 3.5 robust standard deviations in one
/// case of five (simulated).
/// </summary>
internal static class Outlier
{
    /// <summary>Below this many values the others do not tell how much they vary.</summary>
    public const int FewestValues = 4;

    /// <summary>The probability that normal values have an outlier all the same. Where several samples are looked at, it is shared out among them (Bonferroni).</summary>
    public const double Error = 0.01;

    /// <summary>Whether there are values enough to tell.</summary>
    public static bool IsTold(IReadOnlyList<double> values) => values.Count >= FewestValues && values.All(double.IsFinite);

    /// <summary>The place of the value furthest from the others, if it is an outlier; null otherwise.</summary>
    /// <param name="values">The values.</param>
    /// <param name="error">The probability that normal values have one.</param>
    public static int? PlaceIn(IReadOnlyList<double> values, double error = Error)
    {
        if (!IsTold(values))
        {
            return null;
        }

        var (p, place) = Enumerable.Range(0, values.Count).Select(i => (P: ProbabilityOf(values, i), Place: i)).MinBy(one => one.P);
        return values.Count * p <= error ? place : null;
    }

    /// <summary>The two-sided probability of a value as far from the others, if it were one of them.</summary>
    private static double ProbabilityOf(IReadOnlyList<double> values, int place)
    {
        Moments others = Moments.Of([.. values.Where((_, i) => i != place)]);
        double distance = Math.Abs(values[place] - others.Mean);
        return distance == 0 ? 1 : 2 * StudentT.Above(distance / (others.StandardDeviation * Math.Sqrt(1 + (1.0 / others.Count))), others.Count - 1);
    }
}
