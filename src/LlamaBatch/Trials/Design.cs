namespace LlamaBatch.Trials;

/// <summary>
/// The declarations of an experiment: its question, its axes (what varies) with their levels (values), its metrics and its targets.
/// </summary>
/// <remarks>
/// The source generator writes the derived class. <see cref="Sweep{TPoint}"/> adds the declarations that training needs. An experiment
/// without training (<see cref="ImportedExperiment"/>) needs only the declarations of this class.
/// </remarks>
public abstract class Design<TPoint>
    where TPoint : class
{
    /// <summary>The name of the experiment's record type, which is also the name of the experiment's folder.</summary>
    public abstract string Name { get; }

    /// <summary>The question that the experiment answers.</summary>
    public abstract string Question { get; }

    /// <summary>The baseline: an instance of the experiment's record type in which every axis has its initial value.</summary>
    public abstract TPoint Baseline { get; }

    /// <summary>The axes, in declaration order.</summary>
    public abstract IReadOnlyList<Axis<TPoint>> Axes { get; }

    /// <summary>The metrics that the experiment measures.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The target values of metrics, in declaration order. The experiment measures when trials reach them.</summary>
    public virtual IReadOnlyList<Target> Targets => [];

    /// <summary>
    /// Problems, as sentences: initial values that are not levels of their axis, and metrics that break the contract of
    /// <see cref="IMetric"/>.
    /// </summary>
    internal IEnumerable<string> Problems() =>
        Axes.Where(axis => !axis.LevelsAt(Scale.Full).Contains(axis.Baseline))
            .Select(axis => $"{Name}: the baseline of {axis.Name} is {axis.Baseline}; it must be one of the levels. "
                + $"Use {string.Join(" or ", axis.LevelsAt(Scale.Full))}.")
            .Concat(Metrics.SelectMany(metric => metric.Problems()).Select(problem => $"{Name}: {problem}"));

    /// <summary>A copy of the experiment with the given levels. Axes without a given level keep their initial values.</summary>
    public TPoint At(IReadOnlyList<AxisLevel> levels) =>
        levels.Aggregate(Baseline, (point, level) => Axes.First(axis => axis.Name == level.Axis).At(point, level.Level));
}
