using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A run that was trained elsewhere.</summary>
public sealed record ImportedRun
{
    /// <summary>The run's level on each axis.</summary>
    public required IReadOnlyList<AxisLevel> Levels { get; init; }

    /// <summary>The run's name in the table, or else its place in the table. Runs of one arm have different names.</summary>
    public string Name { get; init; } = "";

    /// <summary>A value, such as the seed, that pairs the run with runs of other arms; null if runs are independent.</summary>
    public string? Pair { get; init; }

    /// <summary>The last value of each metric by key. NaN if the run diverged in that metric; absent if it was not measured.</summary>
    public IReadOnlyDictionary<string, double> Finals { get; init; } = new Dictionary<string, double>();

    /// <summary>The values of each metric by key, by rising progress, up to divergence. Empty for a table of final values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CurvePoint>> Curves { get; init; }
        = new Dictionary<string, IReadOnlyList<CurvePoint>>();

    /// <summary>The unit of the curves' progress; null without curves.</summary>
    public ProgressUnit? CurveUnit { get; init; }

    /// <summary>The targets whose crossings the table contains.</summary>
    public IReadOnlyList<ReachedTarget> Targets { get; init; } = [];

    /// <summary>Whether at least one metric became NaN or infinite.</summary>
    public bool Diverged { get; init; }

    /// <summary>The file and line of the run's first row, for messages.</summary>
    public string Place { get; init; } = "";
}
