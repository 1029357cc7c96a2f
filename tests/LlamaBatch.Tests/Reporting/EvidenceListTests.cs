using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Tests.Reporting;

/// <summary>The list of evidence below the table of verdicts.</summary>
public class EvidenceListTests
{
    private static readonly Samples _loss = Arms.Losses(Arms.Of("100", 1, 1.1, 1.2));

    [Theory]
    [InlineData("en", "The sign-flip test is a check that does not affect verdicts; *Method* explains it.")]
    [InlineData("zh-CN", "符号翻转检验仅作旁证，不参与判定，见“方法”一节。")]
    public void The_sign_flip_test_is_introduced_where_its_p_is_listed(string language, string sentence)
    {
        Assert.Contains(sentence, Of(language, _loss.IsBelow(1.09)), StringComparison.Ordinal);
        Assert.DoesNotContain(sentence, Of(language, _loss.IsBelow(2)), StringComparison.Ordinal);     // its p is the smallest possible
    }

    private static string Of(string tag, Verdict verdict)
    {
        Language language = KnownLanguages.All.Single(one => one.Tag == tag);
        var document = new ReportDocument(language);
        VerdictsSection.WriteEvidence(
            document,
            [new Claim("It is lower", "", null!)],
            [verdict.Decided()],
            isNotRun: false,
            [Prose.Empty],
            settings: [],
            others: [],
            new SourcePage("", "", language, Scale.Full),
            _ => LateClaim.None);
        return document.Files()[language.ReportFile];
    }
}
