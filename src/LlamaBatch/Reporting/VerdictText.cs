using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Reporting;

/// <summary>A verdict in English, for programs that decide claims without a report.</summary>
public static class VerdictText
{
    extension(Verdict verdict)
    {
        /// <summary>The evidence in sentences: effect, interval, seeds, p.</summary>
        public string Sentence => verdict.EvidenceIn(KnownLanguages.English).ToString();

        /// <summary>The hints of the verdict: what would decide the claim, or what limits the verdict. Empty if there is no hint.</summary>
        public string Hint => verdict.HintIn(KnownLanguages.English).ToString();

        internal Prose EvidenceIn(Language language) => language.Paragraph(VerdictEvidence.Of(verdict).Select(fact => fact.In(language)));

        internal Prose HintIn(Language language) => language.Paragraph(VerdictHints.Of(verdict).Select(hint => hint.In(language)));
    }
}
