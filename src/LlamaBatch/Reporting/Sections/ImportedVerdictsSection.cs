using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The claims about runs that were trained elsewhere, with verdicts, evidence, a figure of all effects, and caveats.</summary>
internal static class ImportedVerdictsSection
{
    /// <summary>Writes the section.</summary>
    /// <param name="document">The report.</param>
    /// <param name="input">The input of the report.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="verdicts">The verdicts on the claims, in the same order.</param>
    /// <param name="familyWiseError">The accepted probability that at least one verdict is wrong.</param>
    /// <param name="sources">The page that explains the sources of claims.</param>
    public static void Write<TPoint>(
        ReportDocument document,
        ImportedInput<TPoint> input,
        IReadOnlyList<Claim> claims,
        IReadOnlyList<Verdict> verdicts,
        double familyWiseError,
        SourcePage sources)
        where TPoint : ImportedExperiment
    {
        var compared = verdicts.SelectMany(verdict => verdict.Comparisons).Where(part => part.Obstacle == VerdictReason.None).ToList();
        IReadOnlyList<CriticalBatchAt> critical = ImportedTargetsSection.CriticalBatches(input.Results);
        document.Paragraph(critical.Count > 0 ? [new CriticalBatchLead(critical)] : Array.Empty<Fact>());
        if (claims.Count > 0)
        {
            document.Paragraph(new ClaimOutcome(verdicts));
            document.Heading(2, document.Language.Heading(ReportSection.Verdicts));
            document.Paragraph(document.Language.HowToReadVerdicts(VerdictsSection.SeveralComparisons(verdicts)));
            document.Table(VerdictsSection.Table(document.Language, claims, verdicts, isNotRun: false, sources));
            VerdictsSection.WriteEvidence(
                document,
                claims,
                verdicts,
                isNotRun: false,
                [.. claims.Select(_ => Prose.Empty)],
                settings: [],
                claims.Any(claim => claim.Source.Length > 0) ? input.Others() : [],
                sources,
                _ => LateClaim.None);
            VerdictsSection.WriteForest(document, claims, verdicts);
        }

        VerdictsSection.WriteWeaknesses(document, [
            .. RunsSection.Weaknesses(input.Results, input.Table),
            .. SkewCaveats.Of([.. compared.Where(part => !part.IsUnpaired && !part.IsByBootstrap)], familyWiseError) is { } skew
                ? [skew]
                : Array.Empty<Fact>(),
        ]);
    }
}
