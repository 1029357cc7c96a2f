namespace LlamaBatch.Statistics;

/// <summary>The middle of some values.</summary>
internal static class Median
{
    /// <summary>The median; the mean of the two in the middle for an even count, NaN without values.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
