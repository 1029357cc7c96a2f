namespace LlamaBatch;

/// <summary>For which margins a claim would be supported and refuted, as a sentence. Numbers are rounded into the range, so that what is said holds for all that it names.</summary>
internal static class MarginWords
{
    private const int Digits = 3;

    /// <summary>Less of the last digit than this is rounding.</summary>
    private const double Rounding = 1e-6;

    /// <summary>The sentence; null where there is nothing to say.</summary>
    public static string? Of(Verdict verdict)
    {
        if (verdict.AdjustedP is null || verdict.Reason is VerdictReason.ScaleTooSmall or VerdictReason.Arithmetic or VerdictReason.Published)
        {
            return null;
        }

        var sides = MarginSensitivity.Of(verdict)
            .GroupBy(range => range.Status)
            .OrderBy(side => side.Key)
            .Select(side => $"{side.Key.ToString().ToLowerInvariant()} {string.Join(" and ", side.Select((range, i) => PlaceOf(range, verdict, isFirst: i == 0)))}")
            .ToList();
        return sides.Count > 0 ? string.Join(", ", sides) + "." : null;
    }

    private static string PlaceOf(MarginRange range, Verdict verdict, bool isFirst)
    {
        string every = isFirst ? "for every margin " : "";
        string from = NumberOf(verdict, range.From, up: true);
        string to = NumberOf(verdict, range.To, up: false);
        string unit = IsOneMargin(verdict) ? AmountWords.UnitOf(verdict.Comparisons[0]) : " times the claim's";
        return (range.From > 0, double.IsFinite(range.To)) switch
        {
            (false, false) => "whatever the margin",
            (false, true) => $"{every}below {to}{unit}",
            (true, false) => $"{every}above {from}{unit}",
            _ => $"{every}between {from} and {to}{unit}",
        };
    }

    /// <summary>Whether a margin can be named; else there are several, and only their multiples can.</summary>
    private static bool IsOneMargin(Verdict verdict) => verdict.Comparisons.DistinctBy(part => (part.Metric.Key, part.Margin)).Count() == 1;

    private static string NumberOf(Verdict verdict, double factor, bool up)
    {
        double number = !IsOneMargin(verdict) ? factor : AmountWords.Shown(verdict.Comparisons[0], factor * verdict.Comparisons[0].Margin);
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
