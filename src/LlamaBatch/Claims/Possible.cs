using LlamaBatch.Claims.Problems;

namespace LlamaBatch;

/// <summary>Checks that a comparison has more than one possible verdict, given the range of its metric.</summary>
internal static class Possible
{
    /// <summary>The problem of a comparison that has only one possible verdict, or null if several verdicts are possible.</summary>
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
            // The claim holds if the left side lies between these bounds.
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
