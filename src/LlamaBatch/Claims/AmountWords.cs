using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>An amount in the unit of a comparison: <c>0.010 nats/token</c>, or <c>4.9 %</c> where values are compared by ratios.</summary>
internal static class AmountWords
{
    /// <summary>The amount with two digits.</summary>
    /// <param name="part">The comparison.</param>
    /// <param name="value">The amount, not negative, as the metric's contrast measures it.</param>
    public static string Of(Comparison part, double value) => RoundedNumber.Significant(Shown(part, value), 2) + UnitOf(part);

    /// <summary>The amount as a number of <see cref="UnitOf"/>.</summary>
    /// <inheritdoc cref="Of"/>
    public static double Shown(Comparison part, double value) =>
        part.Metric.Contrast != Contrast.Ratio ? value
        : part.Relation is Relation.Below or Relation.NotBelow ? 100 * (1 - Math.Exp(-value))
        : 100 * (Math.Exp(value) - 1);

    /// <summary>What stands after the number.</summary>
    public static string UnitOf(Comparison part) =>
        part.Metric.Contrast == Contrast.Ratio ? " %"
        : part.Metric.Unit.Length > 0 ? $" {part.Metric.Unit}"
        : "";
}
