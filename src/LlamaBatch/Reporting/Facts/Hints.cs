using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A hint about a verdict: what would decide an open claim, or what limits the verdict.</summary>
internal abstract record Hint : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>A number of repetitions, such as 5 seeds.</summary>
/// <param name="Count">The number of seeds, blocks or runs.</param>
/// <param name="Of">What the number counts: seeds, blocks of cost trials, or runs.</param>
internal readonly record struct Repeated(int Count, Repetition Of);

/// <summary>A margin in the unit that readers see.</summary>
/// <param name="Amount">The amount of the margin; 0 if there is no margin.</param>
/// <param name="Unit">The unit.</param>
internal readonly record struct ReadableMargin(double Amount, string Unit)
{
    /// <summary>The margin of a comparison.</summary>
    /// <param name="part">The comparison.</param>
    public static ReadableMargin Of(Comparison part) => new(EffectUnit.Margin(part.Metric, part.Margin), EffectUnit.Of(part.Metric));

    /// <summary>The usual margin of a metric.</summary>
    /// <param name="metric">The metric.</param>
    public static ReadableMargin Usual(MetricDefinition metric) => new(EffectUnit.Margin(metric, metric.Margin), EffectUnit.Of(metric));
}

/// <summary>The hint that a comparison has too few pairs of values for any verdict.</summary>
internal sealed record TooFewPairs(Repeated Pairs, int Fewest) : Hint;

/// <summary>The hint that the sign test decides, and that its p value cannot become small enough with so few pairs.</summary>
/// <param name="NotReached">Whether the sign test decides because some trials did not reach the target.</param>
/// <param name="ReachedBefore">Whether the sign test decides because some trials reached the target before the first measurement.</param>
/// <param name="Pairs">The number of pairs.</param>
/// <param name="SmallestP">The smallest p value that this number of pairs can have.</param>
/// <param name="Fewest">The smallest number of pairs that can decide the claim; null if the existing pairs can decide it.</param>
/// <param name="Claims">The number of claims that share the family-wise error rate.</param>
internal sealed record SignsCount(bool NotReached, bool ReachedBefore, Repeated Pairs, double SmallestP, int? Fewest, int Claims) : Hint;

/// <summary>The hint that the data do not show whether a rival is better than a configuration in every metric.</summary>
internal sealed record DominanceOpen(Repeated Pairs, ArmName Rival, ArmName Arm, MetricDefinition LeastCertain) : Hint;

/// <summary>The hint that a curve is too flat to show on which side its optimum lies.</summary>
internal sealed record FlatCurve(Repeated Pairs) : Hint;

/// <summary>The hint that a fitted quantity has no standard error, because the quantity changes in jumps as the data change.</summary>
internal sealed record StepwiseFit(MetricDefinition Metric) : Hint;

/// <summary>The hint that a fit has no result, because one of its trials diverged.</summary>
internal sealed record DivergedFit : Hint;

/// <summary>The hint that the interval of the effect contains the margin, although the interval is narrow.</summary>
internal sealed record MarginInInterval(ReadableMargin Margin) : Hint;

/// <summary>The minimum detectable effect of a comparison, and the number of pairs needed to detect a smaller effect.</summary>
/// <param name="Pairs">The number of pairs.</param>
/// <param name="Claims">The number of claims that share the family-wise error rate.</param>
/// <param name="Margin">The margin of the comparison.</param>
/// <param name="Detectable">The distance beyond the margin at which an effect is detected with 80 % power, in the margin's unit.</param>
/// <param name="Needed">
/// The number of pairs needed to detect an effect of twice the margin, or the observed effect if there is no margin. Null
/// if the existing pairs suffice.
/// </param>
internal sealed record Power(Repeated Pairs, int Claims, ReadableMargin Margin, double Detectable, int? Needed) : Hint;

/// <summary>The hint that all pairs have the same difference: exactly the margin, or zero if there is no margin.</summary>
internal sealed record OnTheBorder(Repetition Of, bool HasMargin) : Hint;

/// <summary>The hint that the first or last level that a claim names is best.</summary>
internal sealed record OptimumAtEnd : Hint;

/// <summary>The hint that a range reaches the first or last named level, so the range may be wider.</summary>
internal sealed record RangeAtEdge : Hint;

/// <summary>The hint that a verdict stays inconclusive because tuning chose the first or last level that it tried.</summary>
internal sealed record EdgeThreat(ArmName Arm, IReadOnlyList<AxisLevel> Levels) : Hint;

/// <summary>The hint that tuning chose the first or last level that it tried for a configuration.</summary>
internal sealed record TunedToEdge(ArmName Arm, IReadOnlyList<AxisLevel> Levels) : Hint;

/// <summary>The hint that a configuration has no finished trial.</summary>
internal sealed record NoFinishedTrial(ArmName Arm) : Hint;

/// <summary>The hint that a smoke run decides no claim that needs training.</summary>
internal sealed record SmokeRun : Hint;

/// <summary>The hint that every trial of both compared configurations diverged.</summary>
internal sealed record BothDiverged(ArmName Left, ArmName Right) : Hint;

/// <summary>The hint that a metric is NaN in some trials of a configuration.</summary>
internal sealed record NaNValues(MetricDefinition Metric, int Trials, ArmName Arm) : Hint;

/// <summary>The hint that some trials did not reach the target at which a metric is compared.</summary>
/// <param name="Metric">The metric that is compared at the target, which is a value of another metric.</param>
/// <param name="Trials">The number of trials that did not reach the target.</param>
/// <param name="Arm">The configuration of the trials.</param>
internal sealed record TargetMissed(MetricDefinition Metric, int Trials, ArmName Arm) : Hint;

/// <summary>The hint that one of two compared values is not finite, or cannot be compared by ratio.</summary>
internal sealed record IncomparableValue(MetricDefinition Metric, ArmName Left, ArmName Right) : Hint;

/// <summary>The hint that the machine was disturbed while one of two configurations was timed.</summary>
internal sealed record DisturbedTiming(ArmName Left, ArmName Right) : Hint;

/// <summary>The hint that a derived quantity is unknown, because only bounds on some measured values are known.</summary>
internal sealed record UnknownFromBounds : Hint;

/// <summary>The hint that most trials of a configuration did not reach the target.</summary>
internal sealed record MostlyNotReached(ArmName Arm) : Hint;

/// <summary>The hint that hardly any configuration is dominated, that is, worse than another configuration in every metric.</summary>
internal sealed record CrowdedFront(int NonDominated, int Arms) : Hint;

/// <summary>The hint that another configuration is better than the claimed best.</summary>
internal sealed record BetterArm(ArmName Arm) : Hint;

/// <summary>The hint that no other configuration is worse than the claimed best by more than the margin.</summary>
internal sealed record FlatOptimum(ReadableMargin Margin) : Hint;

/// <summary>The hint that the claim allows a difference up to its margin.</summary>
internal sealed record MarginAllows(ReadableMargin Margin) : Hint;

/// <summary>The hint that the claim requires a difference beyond its margin.</summary>
internal sealed record MarginAsks(ReadableMargin Margin) : Hint;

/// <summary>The ranges of margins for which the claim would be supported or refuted.</summary>
/// <param name="Sides">For each verdict, the ranges of margins that lead to the verdict.</param>
/// <param name="Unit">The unit of the ranges; null if the ranges are in multiples of the claim's margins.</param>
/// <param name="NoLongerBest">
/// The configuration that the claim counts among the best, if too large a margin refutes the claim. Null otherwise. To be among the best,
/// the configuration must beat at least one other configuration by more than the margin.
/// </param>
internal sealed record MarginRanges(
    IReadOnlyList<(VerdictStatus Status, IReadOnlyList<ReadableRange> Ranges)> Sides,
    string? Unit,
    ArmName? NoLongerBest = null) : Hint;

/// <summary>A range of margins.</summary>
/// <param name="From">The lower end as text; null if the range is unbounded below.</param>
/// <param name="To">The upper end as text; null if the range is unbounded above.</param>
internal readonly record struct ReadableRange(string? From, string? To);

/// <summary>The hint that a run at a reduced scale leaves out some configurations of a claim.</summary>
internal sealed record DecidedWithout(IReadOnlyList<ArmName> Arms) : Hint;

/// <summary>The hint that configurations use different validation sets, as the claim declares.</summary>
internal sealed record DeclaredSets(ValidationDifference Difference) : Hint;

/// <summary>The hint that configurations have different token budgets, as the claim declares.</summary>
internal sealed record DeclaredTokens(IReadOnlyList<long> Tokens) : Hint
{
    /// <inheritdoc/>
    public bool Equals(DeclaredTokens? other) => other is not null && Tokens.SequenceEqual(other.Tokens);

    /// <inheritdoc/>
    public override int GetHashCode() => Tokens.Count;
}

/// <summary>The hint that, in a claim at equal steps, all configurations make this number of steps.</summary>
internal sealed record StepsHeldEqual(long Steps) : Hint;

/// <summary>The hint that, in a claim at equal time, the configurations train for these times, in seconds.</summary>
internal sealed record TimesHeldEqual(double Shortest, double Longest) : Hint;

/// <summary>The hint that some seeds or blocks of a configuration are missing.</summary>
internal sealed record LacksRepetitions(ArmName Arm, Repetition Of, IReadOnlyList<int> Missing) : Hint;

/// <summary>The hint that some trials of a configuration diverged.</summary>
internal sealed record SomeDiverged(ArmName Arm, int Diverged, int Trials, bool AreRuns = false) : Hint;

/// <summary>The batch sizes that would bound a critical batch size on both sides.</summary>
/// <param name="Smallest">The largest batch size that would be small enough; null if a measured batch size is small enough.</param>
/// <param name="Largest">The smallest batch size that would be large enough; null if a measured batch size is large enough.</param>
internal sealed record BatchSizesNeeded(double? Smallest, double? Largest) : Hint;

/// <summary>The hint that runs deviate from the fitted law, and that leaving out one batch size changes the verdict.</summary>
internal sealed record UnstableCriticalBatch : Hint;

/// <summary>The hint that a metric is 0 in every trial.</summary>
/// <param name="Metric">The metric.</param>
internal sealed record NothingHappened(MetricDefinition Metric) : Hint;

/// <summary>The hint that evaluations are too far apart to decide a claim about the critical batch size.</summary>
internal sealed record CoarseEvaluationGrid : Hint;
