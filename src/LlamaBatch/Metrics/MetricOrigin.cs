namespace LlamaBatch;

/// <summary>
/// Describes how a derived metric is computed from another metric. Each report language makes the derived metric's name from this
/// description.
/// </summary>
/// <param name="From">The metric from which the derived metric is computed.</param>
internal abstract record MetricOrigin(MetricDefinition From);

/// <summary>The difference or ratio of a metric between two configurations.</summary>
/// <inheritdoc/>
internal sealed record EffectOn(MetricDefinition From) : MetricOrigin(From);

/// <summary>The change of a metric per doubling of a level (the value of an axis, such as a batch size).</summary>
/// <inheritdoc/>
internal sealed record SlopeOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The exponent a of the power law <c>metric ∝ level^a</c>. The level is the value of an axis, such as a batch size.</summary>
/// <inheritdoc/>
internal sealed record ExponentOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The level (value of an axis, such as a batch size) at which a metric is best.</summary>
/// <param name="From">The metric that determines the best level.</param>
/// <param name="Axis">
/// The name of the axis, or null if fewer than two configurations are compared, because the axis is then unknown.
/// </param>
internal sealed record BestLevelFor(MetricDefinition From, string? Axis) : MetricOrigin(From);

/// <summary>The width, in decades, of the range of levels at which a metric is near its best value.</summary>
/// <param name="From">The metric whose best value is the reference.</param>
/// <param name="Axis">The axis of the levels.</param>
/// <param name="Distance">
/// The largest distance from the best value, as a difference in the metric's unit or as the logarithm of a ratio.
/// </param>
internal sealed record RangeOf(MetricDefinition From, string Axis, double Distance) : MetricOrigin(From);

/// <summary>The highest level at which a metric is within a given distance of its best value.</summary>
/// <inheritdoc cref="RangeOf"/>
internal sealed record HighestOf(MetricDefinition From, string Axis, double Distance) : MetricOrigin(From);

/// <summary>The mean distance of a metric from its best value, over the levels of an axis.</summary>
/// <param name="From">The metric that varies along the axis.</param>
/// <param name="Axis">The axis of the levels.</param>
internal sealed record SensitivityOf(MetricDefinition From, string Axis) : MetricOrigin(From);

/// <summary>The share of an axis's levels at which training diverged or ended no better than a uniform model.</summary>
/// <param name="From">The metric whose values show the divergence.</param>
/// <param name="Axis">The axis of the levels.</param>
internal sealed record ShareDivergedOf(MetricDefinition From, string Axis) : MetricOrigin(From);

/// <summary>The mean of a metric over the levels of an axis.</summary>
/// <inheritdoc cref="SensitivityOf"/>
internal sealed record MeanOver(MetricDefinition From, string Axis) : MetricOrigin(From);

/// <summary>The absolute difference between each seed's value of a metric and the median over the seeds.</summary>
/// <inheritdoc/>
internal sealed record SeedSpreadOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The critical batch size, estimated from the number of steps that each batch size needs to reach a target.</summary>
/// <param name="From">The number of steps until the target.</param>
internal sealed record CriticalBatchOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The mean of one metric divided by the mean of another.</summary>
/// <param name="From">The metric in the numerator.</param>
/// <param name="Over">The metric in the denominator.</param>
internal sealed record RatioOf(MetricDefinition From, MetricDefinition Over) : MetricOrigin(From)
{
    /// <summary>
    /// Whether the ratio is a gradient noise scale: over all weights, over the RMSNorm weights (gains), or after preconditioning.
    /// </summary>
    public bool IsNoiseScale =>
        (From.Key, Over.Key) is (nameof(GradientVariance), nameof(GradientSquare)) || IsOfGains || IsPreconditioned;

    /// <summary>Whether the ratio is the gradient noise scale after Adam's preconditioning.</summary>
    public bool IsPreconditioned => (From.Key, Over.Key) is (nameof(PreconditionedVariance), nameof(PreconditionedSquare));

    /// <summary>Whether the ratio is the gradient noise scale over the RMSNorm weights (gains).</summary>
    public bool IsOfGains => (From.Key, Over.Key) is (nameof(GainVariance), nameof(GainSquare));
}

/// <summary>The cost of training until a metric reaches a target.</summary>
/// <param name="From">The metric that must reach the target.</param>
/// <param name="Cost">The unit of the cost, such as steps or tokens.</param>
/// <param name="Target">The target value.</param>
internal sealed record CostToTarget(MetricDefinition From, TargetCost Cost, double Target) : MetricOrigin(From);

/// <summary>The value of a metric at the moment when another metric reaches a target.</summary>
/// <param name="From">The metric whose value is compared.</param>
/// <param name="Reached">The metric that must reach the target.</param>
/// <param name="Target">The target value.</param>
internal sealed record MatchedAt(MetricDefinition From, MetricDefinition Reached, double Target) : MetricOrigin(From);
