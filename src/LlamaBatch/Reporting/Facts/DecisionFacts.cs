using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A part of how verdicts are reached.</summary>
internal abstract record DecisionFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The test, its error rate and what that covers.</summary>
/// <param name="Trained">How many verdicts training decides.</param>
/// <param name="Error">The family-wise error.</param>
/// <param name="HasRatios">Whether a margin is one of a ratio.</param>
internal sealed record DecisionRule(int Trained, double Error, bool HasRatios) : DecisionFact;

/// <summary>The t test assumes no skew, and how well skew is seen.</summary>
/// <param name="Error">False alarms for each report.</param>
/// <param name="Power">For a number of pairs, the power against exponential tails.</param>
/// <param name="Fewest">Pairs below which nothing is seen.</param>
internal sealed record SkewCheck(double Error, IReadOnlyList<(int Pairs, double Power)> Power, int Fewest) : DecisionFact;

/// <summary>How a claim of several comparisons is decided.</summary>
/// <param name="HasBest">Whether a claim asks for the best.</param>
internal sealed record SeveralComparisons(bool HasBest) : DecisionFact;

/// <summary>The second opinion by sign flips.</summary>
/// <param name="Pairs">The fewest pairs of a comparison.</param>
/// <param name="SmallestP">The smallest p that they can have.</param>
/// <param name="Smallest">In how many comparisons p is the smallest possible.</param>
/// <param name="Of">Of how many.</param>
internal sealed record SignFlipOpinion(int Pairs, double SmallestP, int Smallest, int Of) : DecisionFact;

/// <summary>What signs decide.</summary>
internal sealed record SignRule : DecisionFact;

/// <summary>How a best level is found and decided.</summary>
internal sealed record BestLevelRule : DecisionFact;

/// <summary>How a time to a target is made.</summary>
internal sealed record TargetTimeRule : DecisionFact;
