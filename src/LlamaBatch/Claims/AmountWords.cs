namespace LlamaBatch;

/// <summary>
/// An amount in the unit of a comparison: <c>0.010 nats/token</c>, <c>4.9 %</c> where values are compared by ratios, and percentage points for shares, of which nobody thinks in hundredths.
/// </summary>
internal static class AmountWords
{
    /// <summary>The amount with two digits.</summary>
    /// <param name="part">The comparison.</param>
    /// <param name="value">The amount, not negative, as the metric's contrast measures it.</param>
    public static string Of(Comparison part, double value) => Number.Measured(Shown(part, value), 2) + UnitOf(part);

    /// <summary>The margin as the author wrote it: 0.05 of a ratio is 5 %, although down it is 4.9 % and up 5.1 %.</summary>
    public static string MarginOf(Comparison part) =>
        Number.Significant((part.Metric.Contrast == Contrast.Ratio || IsShare(part.Metric) ? 100 : 1) * part.Margin) + UnitOf(part);

    /// <summary>All margins of a claim; empty where it has none.</summary>
    public static string MarginsOf(Verdict verdict) =>
        string.Join(" and ", verdict.Comparisons.Where(part => part.Margin > 0).Select(MarginOf).Distinct(StringComparer.Ordinal));

    /// <summary>The amount as a number of <see cref="UnitOf"/>.</summary>
    /// <inheritdoc cref="Of"/>
    public static double Shown(Comparison part, double value) =>
        part.Metric.Contrast != Contrast.Ratio ? IsShare(part.Metric) ? 100 * value : value
        : part.Relation is Relation.Below or Relation.NotBelow ? 100 * (1 - Math.Exp(-value))
        : 100 * (Math.Exp(value) - 1);

    /// <summary>What stands after the number.</summary>
    public static string UnitOf(Comparison part) =>
        part.Metric.Contrast == Contrast.Ratio ? " %"
        : IsShare(part.Metric) ? " percentage points"
        : part.Metric.Unit.Length > 0 ? $" {part.Metric.Unit}"
        : "";

    /// <summary>Whether values are shares of one whole, which readers know as percentages.</summary>
    public static bool IsShare(MetricDefinition metric) => metric is { Unit: "share", Contrast: Contrast.Difference };
}
