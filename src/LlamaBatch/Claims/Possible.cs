using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>Whether a comparison can come out either way, given the values that its metric can have.</summary>
internal static class Possible
{
    /// <summary>Why the comparison can come out one way only; null if it can come out either way.</summary>
    public static ClaimProblem? ProblemWith(Comparison comparison)
    {
        MetricDefinition metric = comparison.Metric;
        double margin = comparison.Margin;
        if (metric.Contrast == Contrast.Ratio)
        {
            return null;
        }

        if (comparison.Right.Number is double number)
        {
            // The bounds that the left side must lie between for the claim to hold.
            (double above, double below) = comparison.Relation switch
            {
                Relation.Below => (double.NegativeInfinity, number - margin),
                Relation.Above => (number + margin, double.PositiveInfinity),
                Relation.NotAbove => (double.NegativeInfinity, number + margin),
                Relation.NotBelow => (number - margin, double.PositiveInfinity),
                _ => (number - margin, number + margin),
            };
            return above >= metric.Highest || below <= metric.Lowest ? new OneOutcome(metric, VerdictStatus.Refuted)
                : (above < metric.Lowest || double.IsNegativeInfinity(above))
                    && (below > metric.Highest || double.IsPositiveInfinity(below))
                    ? new OneOutcome(metric, VerdictStatus.Supported)
                : null;
        }

        double widest = metric.Highest - metric.Lowest;
        return margin < widest || double.IsNaN(widest) ? null : new MarginBeyondRange(metric, margin);
    }
}
