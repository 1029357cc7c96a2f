namespace LlamaBatch;

/// <summary>How a metric is computed from another metric, as data from which each report language makes the new metric's name.</summary>
/// <param name="From">The metric from which the new metric is computed.</param>
internal abstract record MetricOrigin(MetricDefinition From);

/// <summary>The difference or ratio of a metric between two configurations.</summary>
/// <inheritdoc/>
internal sealed record EffectOn(MetricDefinition From) : MetricOrigin(From);

/// <summary>The change of a metric per doubling of a level.</summary>
/// <inheritdoc/>
internal sealed record SlopeOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The exponent a of the power law <c>metric ∝ level^a</c>.</summary>
/// <inheritdoc/>
internal sealed record ExponentOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The level at which a metric is best.</summary>
/// <param name="From">The metric that determines the best level.</param>
/// <param name="Axis">The axis of the level; null if the scale has too few levels to determine the axis.</param>
internal sealed record BestLevelFor(MetricDefinition From, string? Axis) : MetricOrigin(From);

/// <summary>The width of the range of levels whose metric is within a distance of the best.</summary>
/// <param name="From">The metric.</param>
/// <param name="Axis">The axis of the levels.</param>
/// <param name="Distance">The distance, in the unit of the metric's contrast.</param>
internal sealed record RangeOf(MetricDefinition From, string Axis, double Distance) : MetricOrigin(From);

/// <summary>The highest level whose metric is within a distance of the best.</summary>
/// <inheritdoc cref="RangeOf"/>
internal sealed record HighestOf(MetricDefinition From, string Axis, double Distance) : MetricOrigin(From);

/// <summary>The mean distance of a metric from its best value, over the levels of an axis.</summary>
/// <param name="From">The metric.</param>
/// <param name="Axis">The axis of the levels.</param>
internal sealed record SensitivityOf(MetricDefinition From, string Axis) : MetricOrigin(From);

/// <summary>The share of the levels of an axis whose training diverged.</summary>
/// <param name="From">The metric that shows it.</param>
/// <param name="Axis">The axis of the levels.</param>
internal sealed record ShareDivergedOf(MetricDefinition From, string Axis) : MetricOrigin(From);

/// <summary>The mean of a metric over the levels of an axis.</summary>
/// <inheritdoc cref="SensitivityOf"/>
internal sealed record MeanOver(MetricDefinition From, string Axis) : MetricOrigin(From);

/// <summary>The distance of each seed's value from the median of the seeds.</summary>
/// <inheritdoc/>
internal sealed record SeedSpreadOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The critical batch size of runs that reached a target.</summary>
/// <param name="From">The steps to the target.</param>
internal sealed record CriticalBatchOf(MetricDefinition From) : MetricOrigin(From);

/// <summary>The mean of one metric divided by the mean of another.</summary>
/// <param name="From">The metric in the numerator.</param>
/// <param name="Over">The metric in the denominator.</param>
internal sealed record RatioOf(MetricDefinition From, MetricDefinition Over) : MetricOrigin(From)
{
    /// <summary>Whether the ratio is a gradient noise scale: of all weights, of the RMSNorm gains alone, or preconditioned.</summary>
    public bool IsNoiseScale =>
        (From.Key, Over.Key) is (nameof(GradientVariance), nameof(GradientSquare)) || IsOfGains || IsPreconditioned;

    /// <summary>Whether the ratio is the gradient noise scale after Adam's preconditioning.</summary>
    public bool IsPreconditioned => (From.Key, Over.Key) is (nameof(PreconditionedVariance), nameof(PreconditionedSquare));

    /// <summary>Whether the ratio is the gradient noise scale of the RMSNorm gains.</summary>
    public bool IsOfGains => (From.Key, Over.Key) is (nameof(GainVariance), nameof(GainSquare));
}

/// <summary>The cost until a metric reaches a target.</summary>
/// <param name="From">The metric that must reach the target.</param>
/// <param name="Cost">The unit of the cost.</param>
/// <param name="Target">The target value.</param>
internal sealed record CostToTarget(MetricDefinition From, TargetCost Cost, double Target) : MetricOrigin(From);

/// <summary>A metric at the moment when another metric reaches a target.</summary>
/// <param name="From">The metric whose value is compared.</param>
/// <param name="Reached">The metric that must reach the target.</param>
/// <param name="Target">The target value.</param>
internal sealed record MatchedAt(MetricDefinition From, MetricDefinition Reached, double Target) : MetricOrigin(From);
