using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Figures;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The answer in a paragraph, the claims with verdicts and evidence, a figure of all effects, and caveats.</summary>
internal static class VerdictsSection
{
    /// <summary>Writes the section.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="verdicts">The verdicts of the claims.</param>
    /// <param name="familyWiseError">The family-wise error rate.</param>
    /// <param name="sources">The page that explains the sources of claims.</param>
    public static void Write<TPoint>(
        ReportDocument document,
        ReportInput<TPoint> input,
        IReadOnlyList<Claim> claims,
        IReadOnlyList<Verdict> verdicts,
        double familyWiseError,
        SourcePage sources)
        where TPoint : LlamaExperiment
    {
        var history = new ClaimHistory([.. input.Stored.Looks.Where(look => look.Scale == input.Scale)], claims, verdicts);
        if (!input.IsNotRun)
        {
            document.Paragraph(SummarySection.Lead(input));
            document.Paragraph(SummarySection.Outcome(input, verdicts));
        }

        if (claims.Count == 0)
        {
            return;
        }

        document.Heading(2, document.Language.Heading(ReportSection.Verdicts));
        document.Paragraph(input.IsNotRun
            ? document.Language.ClaimsBeforeTraining(verdicts)
            : document.Language.HowToReadVerdicts(SeveralComparisons(verdicts)));
        document.Table(Table(document.Language, claims, verdicts, input.IsNotRun, sources));
        IReadOnlyList<OtherVerdict> others = !input.IsNotRun && claims.Any(claim => claim.Source.Length > 0) ? input.Others() : [];
        IReadOnlyList<Setting> settings = others.Count > 0 ? PlannedSettings.Across(input.Planned) : [];
        IReadOnlyList<Prose> reasons = Reasons(document.Language, input.Results, claims, verdicts);
        WriteEvidence(document, claims, verdicts, input.IsNotRun, reasons, settings, others, sources, history.How);
        if (!input.IsNotRun)
        {
            WriteForest(document, claims, verdicts);
            WriteWeaknesses(document, [
                .. history.Facts(familyWiseError),
                .. WeakEvidenceSection.Of(input, claims, verdicts, familyWiseError),
                .. TextAnalysis.Weaknesses(input.Uses, input.Corpora),
            ]);
        }
    }

    /// <summary>The number of comparisons of the first claim that has more than one; null if there is no such claim.</summary>
    public static int? SeveralComparisons(IEnumerable<Verdict> verdicts) => verdicts
        .Select(verdict => verdict.Arithmetic.Count + verdict.Comparisons.Count)
        .FirstOrDefault(count => count > 1) is > 1 and var several ? several : null;

    /// <summary>The table of the claims, each with its verdict and the effect that decided it.</summary>
    /// <param name="language">The language of the texts.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="verdicts">The verdicts on the claims, in the same order.</param>
    /// <param name="isNotRun">Whether nothing has been trained yet.</param>
    /// <param name="sources">The page that explains the sources of claims.</param>
    public static MarkdownTable Table(
        Language language,
        IReadOnlyList<Claim> claims,
        IReadOnlyList<Verdict> verdicts,
        bool isNotRun,
        SourcePage sources)
    {
        var table = new MarkdownTable(
            new Column(language.Heading(ReportColumn.Claim)),
            new Column(language.Heading(ReportColumn.Verdict)),
            new Column(language.Heading(ReportColumn.Effect)));
        foreach (var (claim, verdict) in claims.Zip(verdicts))
        {
            table.Add(
                language.WithSource(language.TextOf(claim), sources.SourceOf(claim)),
                language.Verdict(verdict, isNotRun),
                (isNotRun && verdict.NeedsTraining ? null : VerdictEvidence.Main(verdict))?.In(language) ?? Prose.Empty);
        }

        return table;
    }

    /// <summary>Writes the evidence of each claim, as a list.</summary>
    /// <param name="document">The report.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="verdicts">The verdicts on the claims, in the same order.</param>
    /// <param name="isNotRun">Whether nothing has been trained yet.</param>
    /// <param name="reasons">For each claim, a text about what may explain its difference; may be empty.</param>
    /// <param name="settings">The settings of the baseline; an empty list if they are unknown.</param>
    /// <param name="others">The verdicts of other experiments.</param>
    /// <param name="sources">The page that explains the sources of claims.</param>
    /// <param name="timing">Returns whether the claim with the given index was added or changed after the first results.</param>
    public static void WriteEvidence(
        ReportDocument document,
        IReadOnlyList<Claim> claims,
        IReadOnlyList<Verdict> verdicts,
        bool isNotRun,
        IReadOnlyList<Prose> reasons,
        IReadOnlyList<Setting> settings,
        IReadOnlyList<OtherVerdict> others,
        SourcePage sources,
        Func<int, LateClaim> timing)
    {
        Language language = document.Language;
        List<Prose> evidence =
        [
            .. from one in claims.Zip(verdicts, Enumerable.Range(0, claims.Count))
               let claim = one.First
               let verdict = one.Second
               where !(isNotRun && verdict.NeedsTraining)
               let heading = language.EvidenceOf(
                   language.TextOf(claim),
                   sources.SourceOf(claim),
                   [.. VerdictMargins.All(verdict).Select(margin => language.Margin(margin.Margin, margin.Metric))],
                   language.Late(timing(one.Third)))
               select EvidenceOf(heading, language, verdict, reasons[one.Third], Contradictions.Of(claim, verdict, settings, others)),
        ];
        if (evidence.Count > 0)
        {
            document.Heading(3, language.Heading(ReportSection.Evidence));
            bool hasCosts = verdicts.Any(verdict => verdict.Comparisons.Any(one => one.Repetition == Repetition.Block));
            bool hasSignFlips = verdicts.SelectMany(VerdictEvidence.Of).OfType<ArmsCompared>().Any(one => one.Effect.SignFlipP is not null);
            document.Paragraph(isNotRun ? Prose.Empty : language.BeforeEvidence(hasCosts, hasSignFlips));
            document.List(evidence);
        }
    }

    /// <summary>
    /// For each claim, the likely reason for its difference in loss. A reason that an earlier claim already has is replaced by a
    /// reference to that claim. Empty if no reason is known.
    /// </summary>
    internal static IReadOnlyList<Prose> Reasons(
        Language language, ResultTable results, IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
    {
        List<Prose> reasons =
            [.. verdicts.Select(verdict => language.Paragraph(LikelyReason.Of(verdict, results).Select(fact => fact.In(language))))];
        return
        [
            .. from i in Enumerable.Range(0, reasons.Count)
               let first = reasons.FindIndex(reason => reason.ToString() == reasons[i].ToString())
               select first == i || reasons[i].IsEmpty ? reasons[i] : language.SameReason(claims[first]),
        ];
    }

    /// <summary>The evidence of a claim: one effect as a sentence, several effects as a list.</summary>
    private static Prose EvidenceOf(
        Prose heading, Language language, Verdict verdict, Prose reason, IEnumerable<OppositeVerdict> contradictions)
    {
        IReadOnlyList<EvidenceFact> evidence = VerdictEvidence.Of(verdict);
        IEnumerable<Fact> facts = [.. evidence.Count == 1 ? evidence : [], .. VerdictHints.Of(verdict)];
        Prose said = language.Paragraph(
            [heading, .. facts.Select(fact => fact.In(language)), reason, .. contradictions.Select(fact => fact.In(language))]);
        return Prose.Join("", [said, .. evidence.Count == 1 ? [] : evidence.Select(fact => Prose.Item(fact.In(language)))]);
    }

    /// <summary>Writes a figure of the effects of all claims. Writes nothing if there are no effects.</summary>
    public static void WriteForest(ReportDocument document, IReadOnlyList<Claim> claims, IReadOnlyList<Verdict> verdicts)
    {
        IReadOnlyList<ForestClaim> forest = ClaimForest.Of(claims, verdicts, document.Language);
        if (forest.Count > 0)
        {
            document.Figure("claims", document.Language.ForestAlternative, new ForestFigure(forest, document.Language).ToSvg());
        }
    }

    /// <summary>Writes the caveats about the verdicts as a list. Writes nothing if there are no caveats.</summary>
    public static void WriteWeaknesses(ReportDocument document, IReadOnlyList<Fact> weaknesses)
    {
        if (weaknesses.Count > 0)
        {
            document.Heading(2, document.Language.Heading(ReportSection.WeakEvidence));
            document.Paragraph(document.Language.BeforeWeakEvidence);
            document.List(weaknesses);
        }
    }
}
