using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Verdicts as a word or a short phrase.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Verdict(Verdict verdict, bool isNotRun)
    {
        if (verdict.NeedsTraining && isNotRun)
        {
            return $"*not yet run*";
        }

        Prose remarks = Prose.Join(
            "; ",
            [WhyOf(verdict), verdict.Evidence.Count > 0 && verdict.Absent.Count > 0 ? $"without {Names(verdict.Absent)}" : Prose.Empty]);
        return $"{Status(verdict.Status).Capitalized().Bold()}{(remarks.IsEmpty ? Prose.Empty : $" ({remarks})")}";
    }

    /// <inheritdoc/>
    public override Prose Counted(IReadOnlyList<Verdict> verdicts, bool isNotRun)
    {
        var (decided, notRun) = Count(verdicts, isNotRun);
        return Prose.Join(
            ", ",
            [.. decided.Select(one => (Prose)$"{one.Count} {Status(one.Status)}"), notRun > 0 ? $"{notRun} not yet run" : Prose.Empty]);
    }

    /// <summary>Whether the claim would be decided if the study had no other claims.</summary>
    private static bool IsDecidedAlone(Verdict verdict) =>
        verdict.FamilySize > 1 && verdict.Evidence.Count == 1 && verdict.Evidence[0] is Comparison part
        && 2 * Math.Min(part.PFor, part.PAgainst) <= verdict.FamilyWiseError;

    private static Prose WhyOf(Verdict verdict) => verdict.Reason switch
    {
        VerdictReason.Arithmetic => (Prose)$"by arithmetic",
        VerdictReason.Published => $"by published numbers",
        VerdictReason.Opposite when IsAgainstNumber(verdict) => Prose.Empty,
        VerdictReason.Opposite => $"the difference goes the other way",
        VerdictReason.Beaten => $"another is better",
        VerdictReason.Negligible => $"the difference is negligible",
        VerdictReason.TooSmall => $"the difference is smaller than claimed",
        VerdictReason.TooLarge => $"the difference is larger than the claim allows",
        VerdictReason.Underpowered => $"too few {NounOf(verdict.Decisive?.DecisiveComparison.Repetition ?? Repetition.Seed)}s"
            + $"{(IsDecidedAlone(verdict) ? $" for {verdict.FamilySize} claims" : "")}",
        VerdictReason.Disturbed => $"the machine was disturbed",
        VerdictReason.NearMargin => $"too close to the margin",
        VerdictReason.EdgeOptimum => $"best level at the edge of its grid",
        VerdictReason.NotRun => $"not run",
        VerdictReason.ScaleTooSmall => $"a smoke run decides nothing",
        VerdictReason.Diverged => $"diverged",
        VerdictReason.NotReached => $"some trials have no value at the target",
        VerdictReason.Censored => $"mostly not reached",
        VerdictReason.NonDiscriminating => $"all or nearly all are non-dominated",
        VerdictReason.NotFinite => $"not finite",
        VerdictReason.NotIdentified => $"range of batch sizes too narrow",
        VerdictReason.LackOfFit => $"runs deviate from the law",
        VerdictReason.AllZero => $"0 in every trial",
        VerdictReason.EvaluationGrid => $"evaluations too far apart",
        VerdictReason.CutOff => $"range cut off at the edge of its axis",
        VerdictReason.NoStandardError => $"no standard error",
        VerdictReason.IllPosed => $"cannot be decided",
        _ => Prose.Empty,
    };
}
