using LlamaBatch.Runs;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A table of runs that were trained elsewhere, with the meaning of its columns.</summary>
/// <remarks>
/// Paths are relative to the experiment's folder. They may contain <c>*</c> and <c>?</c>, <c>**</c> for folders of any
/// depth, and placeholders such as <c>{BatchSize}</c> that become columns:
/// <c>data/bs{BatchSize}-seed{run}/trainer_state.json</c>.
/// </remarks>
public sealed partial record RunTable
{
    /// <summary>The column for each axis. By default, the column has the axis's name, ignoring case and underscores.</summary>
    public IReadOnlyList<(string Axis, string Column)> Axes { get; init; } = [];

    /// <summary>The column for each metric. By default, the column has the metric's name, ignoring case and underscores.</summary>
    public IReadOnlyList<(string Metric, string Column)> Metrics { get; init; } = [];

    /// <summary>
    /// The column with the name of the run. If this is null and <see cref="Progress"/> is set, each file is one run. If both are null, each
    /// row is one run.
    /// </summary>
    public string? Run { get; init; }

    /// <summary>The pattern of run names, such as <c>bs{BatchSize}-seed{seed}</c>, whose placeholders become columns.</summary>
    public string? RunNames { get; init; }

    /// <summary>
    /// The column, such as the seed, by which runs at different levels are paired: paired runs have the same value. If this is null, runs
    /// are independent.
    /// </summary>
    public string? Pair { get; init; }

    /// <summary>
    /// The column with a run's progress, such as its step, if its rows form a curve. It is null if rows contain final values.
    /// </summary>
    public Progress? Progress { get; init; }

    /// <summary>The columns with the step (or other progress) at which a run reached a target.</summary>
    public IReadOnlyList<RunTarget> Targets { get; init; } = [];

    /// <summary>
    /// The values that rows must have in certain columns. Other rows are left out, and the report states their number. Several values of
    /// one column are alternatives.
    /// </summary>
    public IReadOnlyList<(string Column, string Value)> Where { get; init; } = [];

    /// <summary>
    /// Whether rows at levels that an axis does not list are left out; the report states their number. By default, such rows are an
    /// error.
    /// </summary>
    public bool LeavesOutOtherLevels { get; init; }

    /// <summary>A sentence with the origin and license of the runs.</summary>
    public string Source { get; init; } = "";

    /// <summary>Sentences about limitations of the runs, which every report prints.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];

    /// <summary>Reads comma-separated values with a header line. Tabs and semicolons are also accepted as separators.</summary>
    /// <param name="path">The path of the file, or a pattern for several files.</param>
    public static RunTable Csv(string path) => new(new CsvFormat(), path);

    /// <summary>Reads JSON lines: an object on each line. NaN and Infinity need no quotes.</summary>
    /// <param name="path">The path of the file, or a pattern for several files.</param>
    public static RunTable JsonLines(string path) => new(new JsonLinesFormat(), path);

    /// <summary>Reads a Parquet file.</summary>
    /// <param name="path">The path of the file, or a pattern for several files.</param>
    public static RunTable Parquet(string path) => new(new ParquetFormat(), path);

    /// <summary>Reads a history or chart exported from Weights &amp; Biases, as CSV or JSON lines.</summary>
    /// <remarks>
    /// By default, progress is the column <c>_step</c>. The column <c>_runtime</c> contains the seconds of training. For a chart, the names
    /// of the runs are in the column <c>run</c>; <see cref="RunNames"/> turns parts of them into columns.
    /// </remarks>
    /// <param name="path">The path of the file, or a pattern for several files.</param>
    public static RunTable WandB(string path) => new(new WandBFormat(), path) { Progress = Progress.Steps("_step") };

    /// <summary>Reads the CSV of a scalar, downloaded from TensorBoard. Each file is a run.</summary>
    /// <param name="path">The path of the file, or a pattern for several files.</param>
    /// <param name="metric">The key of the metric that the scalar contains, such as <c>nameof(TrainLoss)</c>.</param>
    public static RunTable TensorBoard(string path, string metric) => new(new CsvFormat(), path)
    {
        Progress = Progress.Steps("Step"),
        Metrics = [(metric, "Value")],
    };

    /// <summary>Reads the file store of MLflow. Parameters and <c>run_name</c> are columns.</summary>
    /// <remarks>Deleted runs are left out and counted, unless <see cref="Where"/> names <c>lifecycle_stage</c>.</remarks>
    /// <param name="path">The folder <c>mlruns</c>, the folder of an experiment in it, or the folder of a run.</param>
    public static RunTable MLflow(string path) => new(new MLflowFormat(), path) { Progress = Progress.Steps("step") };

    /// <summary>Reads the log of torchtitan: lines such as <c>step: 10  loss: 7.9  grad_norm: 1.2</c>. Each file is a run.</summary>
    /// <remarks>
    /// Validation columns have names such as <c>validate loss</c>. Memory is converted to bytes, and percentages to fractions from 0 to 1.
    /// </remarks>
    /// <param name="path">The path of the file, or a pattern for several files.</param>
    public static RunTable Torchtitan(string path) => new(new TorchtitanFormat(), path) { Progress = Progress.Steps("step") };

    /// <summary>Reads the <c>trainer_state.json</c> of Hugging Face's Trainer. Each file is a run.</summary>
    /// <remarks>Numbers outside <c>log_history</c>, such as <c>train_batch_size</c>, are columns with one value for all rows.</remarks>
    /// <param name="path">The path of the file, or a pattern for several files.</param>
    public static RunTable TrainerState(string path) => new(new TrainerStateFormat(), path) { Progress = Progress.Steps("step") };

    /// <summary>Makes a table of runs whose values are written in C#.</summary>
    public static RunTable Of(params IReadOnlyList<ImportedRun> runs) => new(runs);

    /// <summary>Makes a table of typed-in values: the steps (or other progress) at which runs reached a target, for each level.</summary>
    /// <param name="axis">The name of the axis's property.</param>
    /// <param name="target">The target. Its column is ignored, and its <see cref="RunTarget.EvaluatedEvery"/> must be a number.</param>
    /// <param name="arms">Each level with the progress at which each of its runs reached the target, in the target's unit.</param>
    public static RunTable Of(string axis, RunTarget target, params (object Level, IReadOnlyList<double> Runs)[] arms)
        => Of(TypedInRuns.Of(axis, target, arms)) with { Targets = [target] };

    /// <summary>Makes a table of typed-in values: the final values of a metric, from several runs per level of an axis.</summary>
    /// <param name="axis">The name of the axis's property.</param>
    /// <param name="metric">The metric's key.</param>
    /// <param name="arms">Each level with the values of its runs.</param>
    public static RunTable Of(string axis, string metric, params (object Level, IReadOnlyList<double> Runs)[] arms)
        => Of(TypedInRuns.Of(axis, metric, arms));

    /// <summary>Joins tables of different studies. Each table holds the runs of one level of an axis.</summary>
    /// <remarks>
    /// Each table is read with its own columns, which need not include the axis. The result has the sources and caveats of all tables. The
    /// result pairs runs if all tables name the same column in <see cref="Pair"/>.
    /// </remarks>
    /// <param name="axis">The name of the axis's property.</param>
    /// <param name="tables">Each level with its table.</param>
    public static RunTable Join(string axis, params (object Level, RunTable Table)[] tables)
    {
        IReadOnlyList<(string Level, RunTable Table)> parts = [.. tables.Select(one => (LevelText.Of(one.Level), one.Table))];
        string?[] pairs = [.. parts.Select(part => part.Table.Pair).Distinct()];
        return new(new JoinedTables(axis, parts))
        {
            Pair = pairs is [string pair] ? pair : null,
            Source = string.Join(
                ' ', parts.Where(part => part.Table.Source.Length > 0).Select(part => $"{part.Level}: {part.Table.Source}")),
            Caveats =
            [
                .. from caveat in parts.SelectMany(part => part.Table.Caveats).Distinct(StringComparer.Ordinal)
                   let levels = parts.Where(part => part.Table.Caveats.Contains(caveat, StringComparer.Ordinal)).Select(part => part.Level)
                   select levels.Count() == parts.Count ? caveat : $"{string.Join(", ", levels)}: {caveat}",
            ],
        };
    }

    /// <summary>Expands values with counts to a list: each value is repeated once per run.</summary>
    /// <param name="counts">Each value with the number of runs that have it.</param>
    public static IReadOnlyList<double> Repeat(params (double Value, int Runs)[] counts) =>
        [.. counts.SelectMany(count => Enumerable.Repeat(count.Value, count.Runs))];
}
