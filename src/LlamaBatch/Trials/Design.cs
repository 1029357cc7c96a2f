namespace LlamaBatch.Trials;

/// <summary>The declarations that every experiment has: question, axes with their levels, metrics and targets.</summary>
/// <remarks>
/// The generator writes it. <see cref="Sweep{TPoint}"/> adds what training needs; an <see cref="ImportedExperiment"/> needs no more.
/// </remarks>
public abstract class Design<TPoint>
    where TPoint : class
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

    /// <summary>Baselines outside the levels, and metrics that break the contract of <see cref="IMetric"/>, as sentences.</summary>
    internal IEnumerable<string> Problems() =>
        Axes.Where(axis => !axis.LevelsAt(Scale.Full).Contains(axis.Baseline))
            .Select(axis => $"{Name}: the baseline of {axis.Name} is {axis.Baseline}; it must be one of the levels. "
                + $"Use {string.Join(" or ", axis.LevelsAt(Scale.Full))}.")
            .Concat(Metrics.SelectMany(metric => metric.Problems()).Select(problem => $"{Name}: {problem}"));

    /// <summary>The point of some levels.</summary>
    public TPoint At(IReadOnlyList<AxisLevel> levels) =>
        levels.Aggregate(Baseline, (point, level) => Axes.First(axis => axis.Name == level.Axis).At(point, level.Level));
}
