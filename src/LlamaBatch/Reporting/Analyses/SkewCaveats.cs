using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Comparisons by t test whose differences are skewed, which the test assumes they are not.</summary>
internal static class SkewCaveats
{
    /// <summary>The most skewed comparison and how many others there are; null where none is.</summary>
    /// <param name="compared">The comparisons.</param>
    /// <param name="error">The error of verdicts that is promised.</param>
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
