using LlamaBatch.Runs;

namespace LlamaBatch;

/// <summary>Runs that were trained elsewhere: the table that holds them, and what its columns mean.</summary>
/// <remarks>
/// Paths are relative to the experiment's folder. They may hold <c>*</c> and <c>?</c>, <c>**</c> for folders of any depth, and
/// placeholders such as <c>{BatchSize}</c> that become columns: <c>data/bs{BatchSize}-seed{run}/trainer_state.json</c>.
/// </remarks>
public sealed partial record RunTable
{
    /// <summary>The column of each axis. An axis that is not listed has the column with its name, case and underscores aside.</summary>
    public IReadOnlyList<(string Axis, string Column)> Axes { get; init; } = [];

    /// <summary>The column of each metric. A metric that is not listed has the column with its name, case and underscores aside.</summary>
    public IReadOnlyList<(string Metric, string Column)> Metrics { get; init; } = [];

    /// <summary>The column that names a run. Without it each row is a run, or each file if there is <see cref="Progress"/>.</summary>
    public string? Run { get; init; }

    /// <summary>The form of run names, such as <c>bs{BatchSize}-seed{seed}</c>. Its placeholders become columns.</summary>
    public string? RunNames { get; init; }

    /// <summary>The column, such as the seed, whose equal values pair runs of different arms. Without it runs are independent.</summary>
    public string? Pair { get; init; }

    /// <summary>The column that makes the rows of a run a curve; null if rows hold final values.</summary>
    public Progress? Progress { get; init; }

    /// <summary>The columns that say when a run reached a value of a metric.</summary>
    public IReadOnlyList<RunTarget> Targets { get; init; } = [];

    /// <summary>The accepted values of columns; other rows are left out and counted. Several values of one column are alternatives.</summary>
    public IReadOnlyList<(string Column, string Value)> Where { get; init; } = [];

    /// <summary>Whether rows at levels that an axis does not list are left out and counted. By default they are an error.</summary>
    public bool LeavesOutOtherLevels { get; init; }

    /// <summary>A sentence with the origin and license of the runs.</summary>
    public string Source { get; init; } = "";

    /// <summary>Sentences that every report must print.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>Comma-separated values with a header line. Tabs and semicolons separate as well.</summary>
    /// <param name="path">The path of the file, or of several.</param>
    public static RunTable Csv(string path) => new(new CsvFormat(), path);

    /// <summary>Runs that are typed in.</summary>
    public static RunTable Of(params IReadOnlyList<ImportedRun> runs) => new(runs);

    /// <summary>The progress at which runs reached a target, typed in by level of an axis.</summary>
    /// <param name="axis">The name of the axis's property.</param>
    /// <param name="target">The target. Its column is not used, and its evaluation grid must be a number.</param>
    /// <param name="arms">Each level with the progress of its runs.</param>
    public static RunTable Of(string axis, RunTarget target, params (object Level, IReadOnlyList<double> Runs)[] arms)
        => Of(TypedInRuns.Of(axis, target, arms)) with { Targets = [target] };

    /// <summary>The final values of a metric, typed in by level of an axis.</summary>
    /// <param name="axis">The name of the axis's property.</param>
    /// <param name="metric">The metric's key.</param>
    /// <param name="arms">Each level with the values of its runs.</param>
    public static RunTable Of(string axis, string metric, params (object Level, IReadOnlyList<double> Runs)[] arms)
        => Of(TypedInRuns.Of(axis, metric, arms));
}
