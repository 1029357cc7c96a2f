using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A configuration with a count, such as its number of steps.</summary>
/// <param name="Levels">The levels of the configuration.</param>
/// <param name="Count">The count.</param>
internal readonly record struct PointCount(IReadOnlyList<AxisLevel> Levels, long Count);

/// <summary>A configuration with a value, such as a half-life.</summary>
/// <param name="Levels">The levels of the configuration.</param>
/// <param name="Value">The value.</param>
internal readonly record struct PointValue(IReadOnlyList<AxisLevel> Levels, double Value);

/// <summary>The fact that the best level of a compared axis is the smallest or the largest measured level.</summary>
/// <param name="Best">The best level.</param>
/// <param name="IsSmallest">Whether the best level is the smallest; otherwise, it is the largest.</param>
/// <param name="Metric">The metric by which the level is best.</param>
internal sealed record SweepEdge(AxisLevel Best, bool IsSmallest, MetricDefinition Metric) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that trials have different numbers of training tokens.</summary>
/// <param name="Most">The configuration with the most tokens.</param>
/// <param name="Least">The configuration with the fewest tokens.</param>
internal sealed record UnequalTokens(PointCount Most, PointCount Least) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that trials of some configurations have too few optimizer steps to be informative.</summary>
/// <param name="Fewest">The number of steps that a trial should have.</param>
/// <param name="Points">The configurations with their numbers of steps.</param>
internal sealed record FewSteps(int Fewest, IReadOnlyList<PointCount> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the warm-up of some configurations is so short that the learning rate jumps.</summary>
/// <param name="Fewest">The number of steps that a warm-up should have.</param>
/// <param name="Points">The configurations with their numbers of warm-up steps.</param>
internal sealed record ShortWarmup(int Fewest, IReadOnlyList<PointValue> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that bfloat16 was requested, but some configurations have no matrix product that is large enough for it.</summary>
/// <param name="Points">The configurations.</param>
internal sealed record NoBFloat16(IReadOnlyList<IReadOnlyList<AxisLevel>> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that some losses are below the entropy rate, so models must have trained on held-out text.</summary>
/// <param name="Metric">The validation loss.</param>
/// <param name="EntropyRate">The lowest possible expected loss, in nats per token.</param>
/// <param name="Points">The configurations with their mean losses.</param>
internal sealed record Leak(MetricDefinition Metric, double EntropyRate, IReadOnlyList<PointValue> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that AdamW's averaging timescale differs between configurations.</summary>
/// <param name="Shortest">The configuration with the shortest timescale, 1/(ηλ) steps, as a share of the run.</param>
/// <param name="Longest">The configuration with the longest timescale, as a share of the run.</param>
internal sealed record WeightDecayTimescales(PointValue Shortest, PointValue Longest) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the half-life of β₂ in tokens differs between configurations.</summary>
/// <param name="Shortest">The configuration with the shortest half-life, in tokens.</param>
/// <param name="Longest">The configuration with the longest half-life, in tokens.</param>
internal sealed record Beta2HalfLives(PointValue Shortest, PointValue Longest) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The half-life of β₂ in a configuration.</summary>
/// <param name="Point">The configuration.</param>
/// <param name="Tokens">The half-life in tokens.</param>
/// <param name="Beta2">The value of β₂.</param>
internal readonly record struct Beta2HalfLife(IReadOnlyList<AxisLevel> Point, double Tokens, double Beta2);

/// <summary>The fact that the half-life of β₂ is the same in most configurations but not in all.</summary>
/// <param name="Usual">The half-life in most configurations, in tokens.</param>
/// <param name="Others">The configurations with a different half-life.</param>
internal sealed record Beta2Exceptions(double Usual, IReadOnlyList<Beta2HalfLife> Others) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the gradient is usually clipped in some configurations but not in others.</summary>
/// <param name="Clips">The clipping thresholds, each the largest norm that a gradient keeps.</param>
/// <param name="Points">The clipped configurations, with the mean gradient norm at the end of the run.</param>
internal sealed record ClippedPoints(IReadOnlyList<double> Clips, IReadOnlyList<PointValue> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A rise in the number of steps to a target, from one batch size to the next larger one.</summary>
/// <param name="Target">The value of the target.</param>
/// <param name="Smaller">The configuration with the smaller batch, and its mean number of steps.</param>
/// <param name="Larger">The configuration with the larger batch, and its mean number of steps.</param>
internal readonly record struct StepsRise(double Target, PointCount Smaller, PointCount Larger);

/// <summary>
/// The fact that some larger batches take more steps to a target. According to the law of the critical batch size, larger batches never
/// take more steps.
/// </summary>
/// <param name="Rises">The pairs of neighboring batch sizes at which the number of steps rises.</param>
/// <param name="WarmupSteps">The number of warm-up steps at the larger batch size of the first pair.</param>
internal sealed record RisingSteps(IReadOnlyList<StepsRise> Rises, double WarmupSteps) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A configuration that reaches a target during the warm-up.</summary>
/// <param name="Target">The value of the target.</param>
/// <param name="Reached">The configuration, and its mean number of steps to the target.</param>
/// <param name="WarmupSteps">The number of warm-up steps of the configuration.</param>
internal readonly record struct ReachedInWarmup(double Target, PointCount Reached, double WarmupSteps);

/// <summary>The fact that targets are reached during the warm-up, before the learning rate reaches its peak.</summary>
/// <param name="Points">The configurations with the targets that they reach during the warm-up; at least one.</param>
internal sealed record TargetsInWarmup(IReadOnlyList<ReachedInWarmup> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A margin that is several times larger or smaller than the metric's default margin.</summary>
/// <param name="Claims">The claims that use the margin, at least one.</param>
/// <param name="Part">A comparison with the unusual margin.</param>
internal sealed record UnusualMargin(IReadOnlyList<Claim> Claims, Comparison Part);

/// <summary>The margins that are unusual for their metrics.</summary>
/// <param name="Margins">Each margin of a metric, with the claims that use it; at least one.</param>
internal sealed record UnusualMargins(IReadOnlyList<UnusualMargin> Margins) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
