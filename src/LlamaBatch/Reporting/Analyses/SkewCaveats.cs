using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds comparisons whose differences are skewed, which violates an assumption of the t test.</summary>
internal static class SkewCaveats
{
    /// <summary>The most skewed comparison, and the number of other skewed comparisons; null if no comparison is skewed.</summary>
    /// <param name="compared">The comparisons.</param>
    /// <param name="error">The nominal error rate of verdicts.</param>
    public static SkewedDifferences? Of(IReadOnlyList<Comparison> compared, double error)
    {
        var told = compared.Where(part => !part.IsBySign && !part.IsOptimum && part.StandardDeviation > 0)
            .DistinctBy(part => (part.Metric.Key, part.Left.Label, part.Right.Label))
            .Select(part => (Part: part, P: SkewnessTest.P(part.Differences)))
            .ToList();
        var skewed = told.Where(one => one.P * told.Count <= SkewnessTest.Error).OrderBy(one => one.P).ToList();
        if (skewed.Count == 0)
        {
            return null;
        }

        Comparison most = skewed[0].Part;
        return new SkewedDifferences(
            most, skewed.Count - 1, SkewnessTest.Of(most.Differences), skewed[0].P, told.Count,
            ErrorRates.At(ErrorRates.ExponentialDifferences, most.Count), error);
    }
}
