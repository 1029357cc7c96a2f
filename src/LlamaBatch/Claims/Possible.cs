using System.Globalization;

namespace LlamaBatch;

/// <summary>Whether a comparison can come out either way, given the values that its metric can have.</summary>
internal static class Possible
{
    /// <summary>Why it cannot, with a remedy; null where it can.</summary>
    public static string? Objection(Comparison comparison)
    {
        MetricDefinition metric = comparison.Metric;
        double margin = comparison.Margin;
        if (metric.Contrast == Contrast.Ratio)
        {
            return null;
        }

        if (comparison.Right.Number is double number)
        {
            // What the left side must be below and above for the claim to hold.
            (double above, double below) = comparison.Relation switch
            {
                Relation.Below => (double.NegativeInfinity, number - margin),
                Relation.Above => (number + margin, double.PositiveInfinity),
                Relation.NotAbove => (double.NegativeInfinity, number + margin),
                Relation.NotBelow => (number - margin, double.PositiveInfinity),
                _ => (number - margin, number + margin),
            };
            return above >= metric.Highest || below <= metric.Lowest ? $"{RangeOf(metric)}, so the claim can only be refuted; name a number and a margin that it can reach."
                : (above < metric.Lowest || double.IsNegativeInfinity(above)) && (below > metric.Highest || double.IsPositiveInfinity(below)) ? $"{RangeOf(metric)}, so the claim can only be supported; name a number within that range."
                : null;
        }

        double widest = metric.Highest - metric.Lowest;
        return margin < widest || double.IsNaN(widest) ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{RangeOf(metric)}, so no two arms differ by the margin of {margin}; name a margin in the metric's own unit{(metric.Unit == "share" ? ": 0.05 is five percentage points" : "")}.");
    }

    private static string RangeOf(MetricDefinition metric) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{metric.Name} is never {(double.IsFinite(metric.Lowest) ? $"below {metric.Lowest}" : "")}{(double.IsFinite(metric.Lowest) && double.IsFinite(metric.Highest) ? " nor " : "")}{(double.IsFinite(metric.Highest) ? $"above {metric.Highest}" : "")}");
}
