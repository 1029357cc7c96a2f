namespace LlamaBatch.Statistics;

/// <summary>The median of a list of values.</summary>
internal static class Median
{
    /// <summary>The median, or NaN if there are no values. For an even number of values, it is the mean of the two middle values.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
