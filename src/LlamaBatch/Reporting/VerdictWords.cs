namespace LlamaBatch.Reporting;

/// <summary>A verdict in the words of a report.</summary>
internal static class VerdictWords
{
    /// <summary>The status in bold, with why where that is not plain.</summary>
    public static string Of(Verdict verdict, bool isNotRun) =>
        verdict.NeedsTraining && isNotRun ? "*not yet run*"
        : $"**{verdict.Status}**" + Remark(verdict);

    /// <summary>Why, and without what: a verdict on fewer levels than the claim names must not read as one on all.</summary>
    private static string Remark(Verdict verdict)
    {
        var parts = new[]
        {
            WhyOf(verdict.Reason),
            verdict.Evidence.Count > 0 && verdict.Absent.Count > 0 ? $"without {MarkdownText.Escape(string.Join(", ", verdict.Absent))}" : "",
        }.Where(part => part.Length > 0).ToList();
        return parts.Count > 0 ? $" ({string.Join("; ", parts)})" : "";
    }

    private static string WhyOf(VerdictReason reason) => reason switch
    {
        VerdictReason.Arithmetic => "by arithmetic",
        VerdictReason.Published => "by published numbers",
        VerdictReason.Opposite => "the opposite holds",
        VerdictReason.Beaten => "another is better",
        VerdictReason.Negligible => "the difference is negligible",
        VerdictReason.TooSmall => "smaller than claimed",
        VerdictReason.TooLarge => "larger than the claim allows",
        VerdictReason.Underpowered => "too few seeds",
        VerdictReason.Contaminated => "the machine was busy with something else",
        VerdictReason.NearMargin => "too close to the margin",
        VerdictReason.EdgeOptimum => "best level at the edge of its grid",
        VerdictReason.NotRun => "not run",
        VerdictReason.ScaleTooSmall => "a smoke run decides nothing",
        VerdictReason.Diverged => "diverged",
        VerdictReason.Censored => "not reached by most",
        VerdictReason.NonDiscriminating => "nearly every arm is",
        VerdictReason.NotFinite => "not finite",
        VerdictReason.IllPosed => "cannot be decided",
        _ => "",
    };
}
