namespace LlamaBatch.Reporting;

/// <summary>A verdict in the words of a report.</summary>
internal static class VerdictWords
{
    /// <summary>The status in bold, with why where that is not plain.</summary>
    public static string Of(Verdict verdict, bool isNotRun) =>
        verdict.NeedsTraining && isNotRun ? "*not yet run*"
        : $"**{verdict.Status}**" + Remark(verdict);

    /// <summary>How many of each: <c>2 supported, 1 refuted</c>.</summary>
    public static string Counted(IReadOnlyList<Verdict> verdicts, bool isNotRun)
    {
        var decided = verdicts.Where(verdict => !(verdict.NeedsTraining && isNotRun)).GroupBy(verdict => verdict.Status).ToDictionary(group => group.Key, group => group.Count());
        var parts = Enum.GetValues<VerdictStatus>().Where(decided.ContainsKey).Select(status => $"{decided[status]} {status.ToString().ToLowerInvariant()}").ToList();
        int open = verdicts.Count(verdict => verdict.NeedsTraining && isNotRun);
        if (open > 0)
        {
            parts.Add($"{open} not yet run");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Why, and without what: a verdict on fewer levels than the claim names must not read as one on all.</summary>
    private static string Remark(Verdict verdict)
    {
        var parts = new[]
        {
            WhyOf(verdict),
            verdict.Evidence.Count > 0 && verdict.Absent.Count > 0 ? $"without {MarkdownText.Escape(string.Join(", ", verdict.Absent))}" : "",
        }.Where(part => part.Length > 0).ToList();
        return parts.Count > 0 ? $" ({string.Join("; ", parts)})" : "";
    }

    private static string WhyOf(Verdict verdict) => verdict.Reason switch
    {
        VerdictReason.Arithmetic => "by arithmetic",
        VerdictReason.Published => "by published numbers",
        VerdictReason.Opposite => "the opposite holds",
        VerdictReason.Beaten => "another is better",
        VerdictReason.Negligible => "the difference is negligible",
        VerdictReason.TooSmall => "smaller than claimed",
        VerdictReason.TooLarge => "larger than the claim allows",
        VerdictReason.Underpowered => $"too few {verdict.Decisive?.Crucial.Repetition ?? "seed"}s",
        VerdictReason.Contaminated => "the machine was busy with something else",
        VerdictReason.NearMargin => "too close to the margin",
        VerdictReason.EdgeOptimum => "best level at the edge of its grid",
        VerdictReason.NotRun => "not run",
        VerdictReason.ScaleTooSmall => "a smoke run decides nothing",
        VerdictReason.Diverged => "diverged",
        VerdictReason.Censored => "not reached by most",
        VerdictReason.NonDiscriminating => "nearly every arm is",
        VerdictReason.NotFinite => "not finite",
        VerdictReason.NoStandardError => "no standard error",
        VerdictReason.IllPosed => "cannot be decided",
        _ => "",
    };
}
