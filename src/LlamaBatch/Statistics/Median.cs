namespace LlamaBatch.Statistics;

/// <summary>The median of a list of values.</summary>
internal static class Median
{
    /// <summary>The median, which for an even number of values is the mean of the two middle values. NaN if there are no values.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
