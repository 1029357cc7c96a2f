using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A paragraph of a report about how verdicts are decided.</summary>
internal abstract record DecisionFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The main test, its error rate, and the claims that the error rate covers.</summary>
/// <param name="Trained">The number of verdicts that need training.</param>
/// <param name="Error">The family-wise error rate.</param>
/// <param name="RatioMargin">The largest margin of a ratio, as a difference of logarithms; null if no claim has such a margin.</param>
/// <param name="IsWithin">Whether at least one claim says that an effect is smaller than its margin.</param>
internal sealed record DecisionRule(int Trained, double Error, double? RatioMargin, bool IsWithin) : DecisionFact;

/// <summary>The rule for claims about the critical batch size.</summary>
/// <param name="IsByRun">Whether runs are independent, so that a bootstrap decides; otherwise, the rule for other claims applies.</param>
internal sealed record CriticalBatchRule(bool IsByRun) : DecisionFact;

/// <summary>The check of the t test's assumption that differences are not skewed, and the power of the check.</summary>
/// <param name="Pairs">The smallest number of pairs of values in a comparison.</param>
/// <param name="Power">
/// The power to detect exponentially distributed differences in one comparison; 0 if there are too few pairs for the check.
/// </param>
internal sealed record SkewCheck(int Pairs, double Power) : DecisionFact;

/// <summary>The rule for a claim that makes several comparisons.</summary>
/// <param name="HasBest">Whether at least one claim is about the best configuration.</param>
/// <param name="HasFront">Whether at least one claim is about a non-dominated configuration.</param>
internal sealed record SeveralComparisons(bool HasBest, bool HasFront) : DecisionFact;

/// <summary>The sign-flip test: a second opinion that leaves verdicts unchanged.</summary>
/// <param name="Pairs">The smallest number of pairs in a comparison.</param>
/// <param name="SmallestP">The smallest p value that this number of pairs can have.</param>
/// <param name="Smallest">The number of comparisons with the smallest possible p value.</param>
/// <param name="Of">The total number of comparisons with a sign-flip test.</param>
internal sealed record SignFlipOpinion(int Pairs, double SmallestP, int Smallest, int Of) : DecisionFact;

/// <summary>The rule if a trial diverged or ended early: the signs of the differences decide instead of their mean.</summary>
/// <param name="AreRuns">Whether runs that were trained elsewhere are compared. Otherwise, trials are compared.</param>
internal sealed record SignRule(bool AreRuns = false) : DecisionFact;

/// <summary>The rule for claims about the best level of an axis.</summary>
internal sealed record BestLevelRule : DecisionFact;

/// <summary>The rule for claims about a ratio of means.</summary>
internal sealed record RatioRule : DecisionFact;

/// <summary>The rule for claims about a quantity read from a curve, such as the width of a range of levels.</summary>
internal sealed record CurveRule : DecisionFact;

/// <summary>The rule by which the time to a target is computed.</summary>
internal sealed record TargetTimeRule : DecisionFact;
