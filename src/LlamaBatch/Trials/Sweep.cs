namespace LlamaBatch.Trials;

/// <summary>What an experiment with training declares: its design and its numbers of seeds and cost blocks.</summary>
/// <remarks>The source generator writes the derived class; <see cref="PlannedAt"/> gives the trials at a scale.</remarks>
public abstract class Sweep<TPoint> : Design<TPoint>
    where TPoint : LlamaExperiment
{
    /// <summary>Hashes of the source code of user-defined metrics, optimizers and corpora, by type name.</summary>
    public virtual IReadOnlyDictionary<string, string> OwnCode => new Dictionary<string, string>();

    /// <summary>The number of evaluation seeds at full scale.</summary>
    public abstract int Seeds { get; }

    /// <summary>The number of tuning seeds at full scale.</summary>
    public abstract int TuningSeeds { get; }

    /// <summary>The number of blocks of cost trials at full scale. A block measures the time and memory of each configuration
    /// once.</summary>
    public abstract int CostBlocks { get; }

    /// <summary>The numbers of tokens and seeds that <c>[Scaled]</c> declares for a scale. The numbers are null without the
    /// attribute.</summary>
    public virtual ScaledPlan Scaled(Scale scale) => default;

    /// <summary>
    /// The metric by which the best level of a tuned axis is chosen. It is the first validation metric, or else the first metric that each
    /// step measures. Metrics without a preferred direction are skipped.
    /// </summary>
    public MetricDefinition? TuningMetric =>
        Metrics.FirstOrDefault(metric => metric.Kind == MetricKind.Validation && metric.Better != Better.Neither)
        ?? Metrics.FirstOrDefault(metric => metric.Kind == MetricKind.Step && metric.Better != Better.Neither);

    /// <summary>Plans the trials of the experiment for a scale: smoke, quick or full.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="step">
    /// The kind of training step that <c>--step</c> sets for all trials, or null if the experiment's own setting applies.
    /// </param>
    public PlannedSweep<TPoint> PlannedAt(Scale scale, StepKind? step = null) => new(this, scale, step);
}
