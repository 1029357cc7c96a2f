namespace LlamaBatch.Trials;

/// <summary>The declarations of an experiment: axes with their levels, metrics, targets and seeds.</summary>
/// <remarks>The generator writes it; <see cref="PlannedAt"/> gives the trials at a scale.</remarks>
public abstract class Sweep<TPoint>
    where TPoint : LlamaExperiment
{
    /// <summary>The record's name; the experiment's folder and globs use it.</summary>
    public abstract string Name { get; }

    /// <summary>What the experiment asks.</summary>
    public abstract string Question { get; }

    /// <summary>The record as written, with every axis at its baseline.</summary>
    public abstract TPoint Baseline { get; }

    /// <summary>The axes, in declaration order.</summary>
    public abstract IReadOnlyList<Axis<TPoint>> Axes { get; }

    /// <summary>The metrics.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The values that trials are meant to reach, in the order they are written.</summary>
    public virtual IReadOnlyList<Target> Targets => [];

    /// <summary>Fingerprints of the code of the author's own metrics, optimizers and corpora, by name, as the build made them.</summary>
    public virtual IReadOnlyDictionary<string, string> OwnCode => new Dictionary<string, string>();

    /// <summary>Evaluation seeds at full scale.</summary>
    public abstract int Seeds { get; }

    /// <summary>Tuning seeds at full scale.</summary>
    public abstract int TuningSeeds { get; }

    /// <summary>Blocks of cost trials at full scale. A block measures time and memory once at every point.</summary>
    public abstract int CostBlocks { get; }

    /// <summary>The declarations of <c>[Scaled]</c> by scale.</summary>
    public virtual ScaledPlan Scaled(Scale scale) => default;

    /// <summary>The metric that tuned axes are tuned for: the first validation metric, else the first step metric.</summary>
    public MetricDefinition? TuningMetric =>
        Metrics.FirstOrDefault(metric => metric.Kind == MetricKind.Validation && metric.Better != Better.Neither)
        ?? Metrics.FirstOrDefault(metric => metric.Kind == MetricKind.Step && metric.Better != Better.Neither);

    /// <summary>The point of some levels.</summary>
    public TPoint At(IReadOnlyList<AxisLevel> levels) =>
        levels.Aggregate(Baseline, (point, level) => Axes.First(axis => axis.Name == level.Axis).At(point, level.Level));

    /// <summary>The sweep at a scale, with its points, plans and trials.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="step">The step that <c>--step</c> sets for all trials; null for the setting of the record.</param>
    public PlannedSweep<TPoint> PlannedAt(Scale scale, StepKind? step = null) => new(this, scale, step);
}
