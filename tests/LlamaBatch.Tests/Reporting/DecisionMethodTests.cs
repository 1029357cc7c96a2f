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
            "The p of a claim is twice the smaller p of its two tests. A claim is decided if its p, after Holm's adjustment, is at most "
                + "5 %. The family-wise error rate over the 2 verdicts that training decides is then 5 %.",
            words,
            StringComparison.Ordinal);
        Assert.Contains("Intervals are not adjusted: each holds for its comparison alone.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("logarithms", words, StringComparison.Ordinal);
        Assert.DoesNotContain("several comparisons", words, StringComparison.Ordinal);
        Assert.DoesNotContain("none of them is among the best", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Forms_and_margins_are_explained_where_claims_use_them()
    {
        Assert.Contains("A claim with several comparisons", Of(_loss.IsBelow(_others)), StringComparison.Ordinal);
        Assert.Contains("none of them is among the best", Of(_loss.IsBestOf(_others)), StringComparison.Ordinal);
        Assert.Contains(
            "A margin that is shown as 5 % is 0.05 in the code of the claim, which means 5.13 % higher or 4.88 % lower.",
            Of(Arms.Throughputs(Arms.Of("100", 1, 2, 3)).IsBelow(Arms.Throughputs(Arms.Of("16", 1, 2, 3)), margin: 0.05)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_that_say_nothing_are_not_explained()
    {
        Assert.DoesNotContain("sign-flip", Of(_loss.IsBelow(2)), StringComparison.Ordinal);
        Assert.DoesNotContain("signs of the differences", Of(_loss.IsBelow(2)), StringComparison.Ordinal);
        Assert.Contains("sign-flip", Of(_loss.IsBelow(1.09)), StringComparison.Ordinal);
        Assert.Contains(
            "signs of the differences",
            Of(Arms.Losses(Arms.Of("100", 1, 1.1, 1.2).Diverged()).IsBelow(2)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_of_skewness_has_the_power_of_the_study()
    {
        Assert.Contains("3 pairs are too few to check this assumption.", Of(_loss.IsBelow(2)), StringComparison.Ordinal);
        Assert.Contains(
            "With 5 pairs, the skewness test detects exponentially distributed differences in about 16 % of comparisons.",
            Of(Arms.Losses(Arms.Of("100", 1, 1.1, 1.2, 1.3, 1.4)).IsBelow(2)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_bootstrap_is_explained_where_it_alone_decides()
    {
        string words = Of(CriticalBatchTests.Steps(8_000, 100, [8, 16, 40, 80, 160, 400]).CriticalBatch().IsBetween(50, 200));

        Assert.Contains("Two one-sided tests by the bootstrap decide a claim", words, StringComparison.Ordinal);
        Assert.Contains("at three times the critical batch size or more", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Welch", words, StringComparison.Ordinal);
        Assert.DoesNotContain("sign-flip", words, StringComparison.Ordinal);
        Assert.DoesNotContain("skew", words, StringComparison.Ordinal);
        Assert.DoesNotContain("signs of the differences", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Welch_s_test_is_explained_beside_the_bootstrap_where_both_decide()
    {
        Samples steps = CriticalBatchTests.Steps(8_000, 100, [8, 16, 40, 80, 160, 400]);
        string words = Of(steps.CriticalBatch().IsBetween(50, 200), steps.IsDecreasing());

        Assert.Contains("Two one-sided Welch t-tests", words, StringComparison.Ordinal);
        Assert.Contains("tests by the bootstrap", words, StringComparison.Ordinal);
        Assert.DoesNotContain("sign-flip", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_jackknife_of_paired_seeds_has_the_limits_of_a_critical_batch_size_too()
    {
        Samples steps = CriticalBatchTests.Steps(8_000, 100, [8, 16, 40, 80, 160, 400], isIndependent: false);
        string words = Of(steps.CriticalBatch().IsAbove(50));

        Assert.Contains("paired t-tests", words, StringComparison.Ordinal);
        Assert.Contains("at a third of the critical batch size or less", words, StringComparison.Ordinal);
        Assert.DoesNotContain("by the bootstrap", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Quantities_of_curves_are_explained_where_a_claim_is_about_one()
    {
        Samples losses = Arms.Losses([.. new[] { 1.2, 1, 1.3 }.Select((loss, i) =>
            Arms.At([new("LearningRate", $"{1 << i}")], loss, loss + (0.01 * i), loss - 0.01, loss + 0.02))]);

        Assert.Contains(
            "read from the curve averaged over all seeds",
            Of(losses.Along("LearningRate").WidthWithin(0.1).IsAbove(0)),
            StringComparison.Ordinal);
        Assert.DoesNotContain("curve of the means", Of(losses.BestLevel().IsAbove(1)), StringComparison.Ordinal);
    }

    private static string Of(params Verdict[] verdicts)
        => string.Join("\n", DecisionMethod.Of(0.05, ClaimFamily.Decide(verdicts)).Select(fact => fact.In(KnownLanguages.English)));
}
