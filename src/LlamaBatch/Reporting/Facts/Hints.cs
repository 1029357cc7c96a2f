using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>What would decide a claim, or what to keep in mind of its verdict.</summary>
internal abstract record Hint : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>So many seeds or blocks.</summary>
/// <param name="Count">How many.</param>
/// <param name="Of">Which of them.</param>
internal readonly record struct Repeated(int Count, Repetition Of);

/// <summary>A margin in the unit that readers see.</summary>
/// <param name="Amount">The margin as the author wrote it; 0 without a margin.</param>
/// <param name="Unit">The unit.</param>
internal readonly record struct ReadableMargin(double Amount, string Unit)
{
    /// <summary>The margin of a comparison.</summary>
    /// <param name="part">The comparison.</param>
    public static ReadableMargin Of(Comparison part) => new(EffectUnit.Margin(part.Metric, part.Margin), EffectUnit.Of(part.Metric));
}

/// <summary>Fewer pairs than any verdict needs.</summary>
internal sealed record TooFewPairs(Repeated Pairs, int Fewest) : Hint;

/// <summary>Only signs count, and so many pairs cannot have a small enough p.</summary>
/// <param name="NotReached">Whether values were not reached.</param>
/// <param name="ReachedBefore">Whether values were reached before the first measurement; else trials diverged.</param>
/// <param name="Pairs">The pairs.</param>
/// <param name="SmallestP">The smallest p that they can have.</param>
/// <param name="Fewest">The fewest pairs that can decide; null where these could.</param>
/// <param name="Claims">How many claims share the error.</param>
internal sealed record SignsCount(bool NotReached, bool ReachedBefore, Repeated Pairs, double SmallestP, int? Fewest, int Claims) : Hint;

/// <summary>It is open whether a rival dominates an arm.</summary>
internal sealed record DominanceOpen(Repeated Pairs, ArmName Rival, ArmName Arm, MetricDefinition LeastCertain) : Hint;

/// <summary>A curve is too flat to tell on which side its optimum lies.</summary>
internal sealed record FlatCurve(Repeated Pairs) : Hint;

/// <summary>A fitted quantity changes by steps.</summary>
internal sealed record StepwiseFit(MetricDefinition Metric) : Hint;

/// <summary>A trial behind a fit diverged.</summary>
internal sealed record DivergedFit : Hint;

/// <summary>The interval is narrow, and the margin lies in it.</summary>
internal sealed record MarginInInterval(ReadableMargin Margin) : Hint;

/// <summary>How large an effect so many pairs detect, and how many would detect a smaller one.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="Claims">How many claims share the error.</param>
/// <param name="Margin">The margin.</param>
/// <param name="Detectable">How far beyond it an effect is detected with the usual power, in the same unit.</param>
/// <param name="Needed">
/// The pairs that detect an effect of two margins, or the one seen where there is no margin; null where these do.
/// </param>
internal sealed record Power(Repeated Pairs, int Claims, ReadableMargin Margin, double Detectable, int? Needed) : Hint;

/// <summary>All pairs agree, and lie on the border of the claim.</summary>
internal sealed record OnTheBorder(Repetition Of, bool HasMargin) : Hint;

/// <summary>The best of the levels named is the first or last of them.</summary>
internal sealed record OptimumAtEnd : Hint;

/// <summary>An arm that was tuned to the edge of its grid keeps a verdict open.</summary>
internal sealed record EdgeThreat(ArmName Arm, IReadOnlyList<AxisLevel> Levels) : Hint;

/// <summary>An arm was tuned to the edge of its grid.</summary>
internal sealed record TunedToEdge(ArmName Arm, IReadOnlyList<AxisLevel> Levels) : Hint;

/// <summary>An arm has no finished trial.</summary>
internal sealed record NoFinishedTrial(ArmName Arm) : Hint;

/// <summary>A smoke run decides nothing.</summary>
internal sealed record SmokeRun : Hint;

/// <summary>Every trial of both arms diverged.</summary>
internal sealed record BothDiverged(ArmName Left, ArmName Right) : Hint;

/// <summary>Trials of an arm have NaN.</summary>
internal sealed record NaNValues(MetricDefinition Metric, int Trials, ArmName Arm) : Hint;

/// <summary>A value of one of two arms cannot be compared.</summary>
internal sealed record IncomparableValue(MetricDefinition Metric, ArmName Left, ArmName Right) : Hint;

/// <summary>The machine was disturbed.</summary>
internal sealed record DisturbedTiming(ArmName Left, ArmName Right) : Hint;

/// <summary>Bounds leave what is computed from them unknown.</summary>
internal sealed record UnknownFromBounds : Hint;

/// <summary>Most trials of an arm did not reach the value.</summary>
internal sealed record MostlyNotReached(ArmName Arm) : Hint;

/// <summary>Nearly every arm is non-dominated.</summary>
internal sealed record CrowdedFront(int NonDominated, int Arms) : Hint;

/// <summary>Another arm is better.</summary>
internal sealed record BetterArm(ArmName Arm) : Hint;

/// <summary>No other arm is worse by more than the margin.</summary>
internal sealed record FlatOptimum(ReadableMargin Margin) : Hint;

/// <summary>The claim allows a difference up to its margin.</summary>
internal sealed record MarginAllows(ReadableMargin Margin) : Hint;

/// <summary>The claim asks for a difference beyond its margin.</summary>
internal sealed record MarginAsks(ReadableMargin Margin) : Hint;

/// <summary>Margins for which the verdict would be the one or the other.</summary>
/// <param name="Sides">For each verdict its ranges of margins.</param>
/// <param name="Unit">The unit of their ends; null where they are multiples of the claim's margins.</param>
internal sealed record MarginRanges(IReadOnlyList<(VerdictStatus Status, IReadOnlyList<ReadableRange> Ranges)> Sides, string? Unit) : Hint;

/// <summary>A range of margins.</summary>
/// <param name="From">The lower end as text; null if the range is unbounded below.</param>
/// <param name="To">The upper end as text; null if the range is unbounded above.</param>
internal readonly record struct ReadableRange(string? From, string? To);

/// <summary>The claim is decided without arms that the scale leaves out.</summary>
internal sealed record DecidedWithout(IReadOnlyList<ArmName> Arms) : Hint;

/// <summary>Arms are measured on different validation sets, as the claim declares.</summary>
internal sealed record DeclaredSets(ValidationDifference Difference) : Hint;

/// <summary>Arms have different token budgets, as the claim declares.</summary>
internal sealed record DeclaredTokens(IReadOnlyList<long> Tokens) : Hint
{
    /// <inheritdoc/>
    public bool Equals(DeclaredTokens? other) => other is not null && Tokens.SequenceEqual(other.Tokens);

    /// <inheritdoc/>
    public override int GetHashCode() => Tokens.Count;
}

/// <summary>An arm lacks seeds or blocks.</summary>
internal sealed record LacksRepetitions(ArmName Arm, Repetition Of, IReadOnlyList<int> Missing) : Hint;

/// <summary>Trials of an arm diverged.</summary>
internal sealed record SomeDiverged(ArmName Arm, int Diverged, int Trials) : Hint;
