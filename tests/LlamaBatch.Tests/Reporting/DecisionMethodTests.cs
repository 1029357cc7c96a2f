using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Tests.Reporting;

public class DecisionMethodTests
{
    private static readonly Samples _loss = Arms.Losses(Arms.Of("100", 1, 1.1, 1.2));
    private static readonly Samples _others = Arms.Losses(Arms.Of("16", 2, 2.1, 2.3), Arms.Of("32", 2, 2.2, 2.3));

    [Fact]
    public void The_error_that_all_verdicts_share_and_the_intervals_that_do_not_are_named()
    {
        string words = Of(_loss.IsBelow(2), _loss.IsBelow(3));

        Assert.Contains(
            "The family-wise error rate over the 2 trained verdicts is 5 %: a claim is decided where its Holm-adjusted p is at most 5 %.",
            words,
            StringComparison.Ordinal);
        Assert.Contains("Intervals are not adjusted: each holds for its comparison alone.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("logarithms", words, StringComparison.Ordinal);
        Assert.DoesNotContain("several comparisons", words, StringComparison.Ordinal);
        Assert.DoesNotContain("none is among the best", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_and_margins_are_explained_where_claims_use_them()
    {
        Assert.Contains("A claim with several comparisons", Of(_loss.IsBelow(_others)), StringComparison.Ordinal);
        Assert.Contains("none is among the best", Of(_loss.IsBestOf(_others)), StringComparison.Ordinal);
        Assert.Contains(
            "a margin of 5 % is 5.1 % up and 4.9 % down.",
            Of(Arms.Throughputs(Arms.Of("100", 1, 2, 3)).IsBelow(Arms.Throughputs(Arms.Of("16", 1, 2, 3)), margin: 0.05)),
            StringComparison.Ordinal);
    }

    private static string Of(params Verdict[] verdicts)
        => string.Join("\n", DecisionMethod.Of(0.05, ClaimFamily.Decide(verdicts)).Select(fact => fact.In(KnownLanguages.English)));
}
