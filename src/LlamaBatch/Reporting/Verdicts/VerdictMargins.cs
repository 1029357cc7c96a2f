using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Verdicts;

/// <summary>
/// The ranges of margins for which a claim would be supported or refuted. The ends of a range are rounded inward, so that the statement
/// holds for the whole range.
/// </summary>
internal static class VerdictMargins
{
    private const int Digits = 3;

    /// <summary>The largest difference that counts as a rounding error, as a fraction of the last shown digit.</summary>
    private const double Rounding = 1e-6;

    /// <summary>The ranges of margins; null if no range is known.</summary>
    /// <param name="verdict">The verdict.</param>
    public static MarginRanges? Of(Verdict verdict)
    {
        if (verdict.AdjustedP is null
            || verdict.Reason is VerdictReason.ScaleTooSmall or VerdictReason.Arithmetic or VerdictReason.Published)
        {
            return null;
        }

        var sides = MarginSensitivity.Of(verdict)
            .GroupBy(range => range.Status)
            .OrderBy(side => side.Key)
            .Select(side => (side.Key, (IReadOnlyList<ReadableRange>)[.. side.Select(range => RangeOf(range, verdict))]))
            .ToList();
        return sides.Count == 0 ? null
            : new MarginRanges(
                sides,
                IsOneMargin(verdict) ? EffectUnit.Of(verdict.Comparisons[0].Metric) : null,
                NoLongerBest(verdict, sides));
    }

    /// <summary>
    /// The distinct margins of a claim; empty if it has none. The metric of a margin is null if all margins belong to the same metric.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    public static IReadOnlyList<(ReadableMargin Margin, MetricDefinition? Metric)> All(Verdict verdict)
    {
        var parts = verdict.Comparisons.Where(part => part.Margin > 0).DistinctBy(part => (part.Metric.Key, part.Margin)).ToList();
        bool isOneMetric = parts.DistinctBy(part => part.Metric.Key).Count() == 1;
        return [.. parts.Select(part => (ReadableMargin.Of(part), isOneMetric ? null : part.Metric)).Distinct()];
    }

    private static ArmName? NoLongerBest(Verdict verdict, List<(VerdictStatus Status, IReadOnlyList<ReadableRange> Ranges)> sides) =>
        verdict.Evidence is [BestOf best]
        && sides.Any(side => side.Status == VerdictStatus.Refuted && side.Ranges[^1] is { From: not null, To: null })
            ? best.Arm.Name
            : null;

    private static ReadableRange RangeOf(MarginRange range, Verdict verdict) => new(
        range.From > 0 ? NumberOf(verdict, range.From, up: true) : null,
        double.IsFinite(range.To) ? NumberOf(verdict, range.To, up: false) : null);

    /// <summary>
    /// Whether all comparisons have the same metric and margin. If they differ, ranges are in multiples of the claim's margins.
    /// </summary>
    private static bool IsOneMargin(Verdict verdict) => verdict.Comparisons.DistinctBy(part => (part.Metric.Key, part.Margin)).Count() == 1;

    private static string NumberOf(Verdict verdict, double factor, bool up)
    {
        Comparison part = verdict.Comparisons[0];
        double margin = factor * part.Margin;
        double number = !IsOneMargin(verdict) ? factor
            : Math.Abs(EffectUnit.Amount(part.Metric, part.Relation is Relation.Below or Relation.NotBelow ? -margin : margin));
        return factor < MarginSensitivity.Smallest ? "0" : Number.Measured(Rounded(number, up), Digits);
    }

    private static double Rounded(double number, bool up)
    {
        if (!(number > 0) || !double.IsFinite(number))
        {
            return number;
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(number)) + 1 - Digits);
        return unit * (up ? Math.Ceiling((number / unit) - Rounding) : Math.Floor((number / unit) + Rounding));
    }
}
