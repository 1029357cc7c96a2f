using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Runs;

/// <summary>Reads the rows of one file. The meaning of each column is determined once, before the rows are read.</summary>
internal sealed class RowReader
{
    private readonly RunTable _table;
    private readonly RowTable _rows;
    private readonly List<IGrouping<Column, string>> _where;
    private readonly List<(LevelCells Levels, Column Column)> _axes;
    private readonly Column? _pair;

    /// <summary>Finds the columns of a table.</summary>
    /// <exception cref="RunTableException">A column is missing, or is ambiguous.</exception>
    public RowReader(RunTable table, RowTable rows, IReadOnlyList<LevelCells> axes, IReadOnlyList<string> metrics)
    {
        (_table, _rows) = (table, rows);
        var columns = new TableColumns(rows);
        Run = (table.Run ?? rows.Run) is string run ? columns.Named(run, "Run") : null;
        if (table.RunNames is string names)
        {
            columns.AddNames(new(names), Run ?? throw new RunTableException(
                $"{Printable.OneLine(rows.Source.Shown)}: RunNames gives the form of run names, and Run names no column. "
                + "Set Run to the column of the names."));
        }

        _pair = table.Pair is string pair ? columns.Named(pair, "Pair") : null;
        var usual = table.Format?.Where.Where(one => !table.Where.Any(own => own.Column == one.Column)) ?? [];
        _where = [.. table.Where.Concat(usual).GroupBy(one => columns.Named(one.Column, "Where"), one => one.Value)];
        _axes = [.. axes.Select(levels => (levels, AxisColumn(levels.Axis.Name, columns)))];
        Progress = table.Progress is { } progress ? columns.Named(progress.Column, "Progress") : null;
        Targets = [.. table.Targets.Select(target => TargetColumn.Of(target, columns))];
        Metrics = [.. metrics.Select(metric => (metric, MetricColumn(metric, columns))).Where(one => one.Item2 is not null)!];
    }

    /// <summary>The column with a run's progress, such as its step, or null if rows contain final values.</summary>
    public Column? Progress { get; }

    /// <summary>
    /// The column with the run's name. If it is null and there is a progress column, each file is one run. If it is null and there is no
    /// progress column, each row is one run.
    /// </summary>
    public Column? Run { get; }

    /// <summary>The columns of the targets.</summary>
    public IReadOnlyList<TargetColumn> Targets { get; }

    /// <summary>The columns of the metrics, with the key of each metric.</summary>
    public IReadOnlyList<(string Metric, Column Column)> Metrics { get; }

    /// <summary>Whether a row has the column values that <see cref="RunTable.Where"/> and the format require.</summary>
    public bool IsWanted(Row row) => _where.TrueForAll(column => column.Any(value => IsValue(column.Key.Of(row), value)));

    /// <summary>
    /// The levels, name and pair of the row's run. The result is null if an axis does not list the row's level and the table leaves out
    /// such rows.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="otherLevel">
    /// Receives the level that is not listed, such as <c>BatchSize=48</c>, or an empty text if all levels are listed.
    /// </param>
    /// <exception cref="RunTableException">
    /// A cell is malformed, or an axis does not list the row's level and the table requires listed levels.
    /// </exception>
    public RunKey? KeyOf(Row row, out string otherLevel)
    {
        var levels = new List<AxisLevel>(_axes.Count);
        foreach ((LevelCells cells, Column column) in _axes)
        {
            Cell cell = column.Of(row);
            if (cells.Of(cell, row.Place, column.Name) is AxisLevel level)
            {
                levels.Add(level);
                continue;
            }

            otherLevel = $"{cells.Axis.Name}={Printable.Short(cell.Text!)}";
            return _table.LeavesOutOtherLevels ? null : throw row.Place.Wrong(
                column.Name,
                $"{cells.Axis.Name} has no level {Printable.Short(cell.Text!)}; its levels are {cells.Listed}. Add the level, or set "
                + "LeavesOutOtherLevels.");
        }

        otherLevel = "";
        return new(levels, NameOf(row), _pair is null ? null : PairOf(row, _pair));
    }

    private string NameOf(Row row) =>
        Run is not null ? TextOf(row, Run)
        : Progress is not null ? _rows.Source.Shown
        : row.Place.ToString();

    private static string PairOf(Row row, Column pair) => TextOf(row, pair) is var text && NumberCell.Parse(text) is double number
        ? number.ToString(CultureInfo.InvariantCulture)
        : text;

    private static string TextOf(Row row, Column column) => column.Of(row) is { Text: string text }
        ? Printable.OneLine(text)
        : throw row.Place.Wrong(column.Name, column.Of(row).IsNested
            ? "the value is a list or an object. Write its parts as columns of their own."
            : "the cell is empty. Fill it, or leave the row out with Where.");

    private static bool IsValue(Cell cell, string value) => cell.Text is null ? value.Length == 0 && !cell.IsNested
        : cell.Text == value.Trim() || (NumberCell.Parse(cell.Text) is double number && number == NumberCell.Parse(value));

    private Column AxisColumn(string axis, TableColumns columns) =>
        _table.Axes.FirstOrDefault(one => one.Axis == axis).Column is string named ? columns.Named(named, $"the axis {axis}")
        : columns.Find(axis) ?? throw new RunTableException(
            $"{Printable.OneLine(_rows.Source.Shown)}: there is no column for the axis {axis}. {columns.Names()}{columns.Suggestion(axis)} "
            + $"Name it with Axes = [(nameof({axis}), \"…\")].");

    /// <summary>The column of a metric, or null if the table contains only targets of the metric.</summary>
    private Column? MetricColumn(string metric, TableColumns columns) =>
        _table.Metrics.FirstOrDefault(one => one.Metric == metric).Column is string named ? columns.Named(named, $"the metric {metric}")
        // The format's column has precedence over a column with the metric's name. In Hugging Face's files, the column loss contains
        // TrainLoss, and the column train_loss contains a mean over the run.
        : (_table.Format?.Metrics.FirstOrDefault(one => one.Metric == metric).Column is string usual ? columns.Find(usual) : null)
        ?? columns.Find(metric)
        ?? (_table.Targets.Any(target => target.Metric == metric) ? null : throw new RunTableException(
            $"{Printable.OneLine(_rows.Source.Shown)}: there is no column for the metric {metric}. "
            + $"{columns.Names()}{columns.Suggestion(metric)} Name it with Metrics = [(nameof({metric}), \"…\")]."));
}
