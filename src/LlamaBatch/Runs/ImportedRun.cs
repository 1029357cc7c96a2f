using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A run that was trained elsewhere.</summary>
public sealed record ImportedRun
{
    /// <summary>The run's level on each axis.</summary>
    public required IReadOnlyList<AxisLevel> Levels { get; init; }

    /// <summary>
    /// The run's name in the table. If the table has no run names, this is the file and line of the run's first row. The name is unique
    /// among runs with the same levels.
    /// </summary>
    public string Name { get; init; } = "";

    /// <summary>The value, such as a seed, by which runs at different levels are paired, or null if runs are independent.</summary>
    public string? Pair { get; init; }

    /// <summary>
    /// The last value of each metric, keyed by the metric's key. The value is NaN if the metric diverged. A metric that was not measured is
    /// absent.
    /// </summary>
    public IReadOnlyDictionary<string, double> Finals { get; init; } = new Dictionary<string, double>();

    /// <summary>
    /// The curve of each metric, keyed by the metric's key. Points are in order of progress and end before divergence. There are no curves
    /// if the table has only final values.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CurvePoint>> Curves { get; init; }
        = new Dictionary<string, IReadOnlyList<CurvePoint>>();

    /// <summary>The unit of the curves' progress, or null if the run has no curves.</summary>
    public ProgressUnit? CurveUnit { get; init; }

    /// <summary>The progress at which the run reached each target, for each target that has a column in the table.</summary>
    public IReadOnlyList<ReachedTarget> Targets { get; init; } = [];

    /// <summary>Whether at least one metric became NaN or infinite.</summary>
    public bool Diverged { get; init; }

    /// <summary>The file and line of the run's first row, for messages.</summary>
    public string Place { get; init; } = "";
}
