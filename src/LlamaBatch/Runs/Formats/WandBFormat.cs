using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>A history or chart exported from Weights &amp; Biases.</summary>
/// <remarks>
/// A history is CSV or JSON lines with a column for each metric. A chart is CSV with a column for each run and metric, such as
/// <c>bs16 - eval/loss</c>.
/// </remarks>
internal sealed class WandBFormat : RunFormat
{
    private const string Between = " - ";

    /// <summary>The column that names the runs of a chart.</summary>
    private const string Run = "run";

    /// <inheritdoc/>
    public override IEnumerable<RowTable> Read(RunSource source)
    {
        string text = SourceText.Of(source);
        if (text.AsSpan().TrimStart().StartsWith('{'))
        {
            return [JsonLinesFormat.Read(source, text)];
        }

        RowTable table = CsvFormat.Read(source, text);
        return [table.Columns.Count > 1 && table.Columns.Skip(1).All(column => column.Name.Contains(Between, StringComparison.Ordinal))
            ? OfChart(table)
            : table];
    }

    /// <summary>Splits each row of a chart into one row per run.</summary>
    private static RowTable OfChart(RowTable chart)
    {
        string[] names = [.. chart.Columns.Select(column => column.Name)];
        var series = names.Select((name, place) => (Place: place, Split: name.LastIndexOf(Between, StringComparison.Ordinal)))
            .Skip(1)
            .Select(one => (
                one.Place,
                Run: names[one.Place][..one.Split].Trim(),
                Metric: names[one.Place][(one.Split + Between.Length)..].Trim()))
            .Where(one => !IsBeside(one.Metric))
            .ToList();
        string[] metrics = [.. series.Select(one => one.Metric).Distinct(StringComparer.Ordinal)];
        var runs = series.GroupBy(one => one.Run, StringComparer.Ordinal)
            .Select(run => (
                Name: Cell.Of(run.Key),
                Series: run.Select(one => (one.Place, Metric: Array.IndexOf(metrics, one.Metric))).ToList()))
            .ToList();
        if (metrics.Contains(names[0]) || metrics.Contains(Run) || names[0] == Run)
        {
            throw new RunTableException(
                $"{Printable.OneLine(chart.Source.Shown)}: a metric of the chart is named '{Printable.Short(names[0])}' or 'run'. "
                + "Rename it before exporting.");
        }

        var rows = new List<Row>();
        foreach (Row row in chart.Rows)
        {
            foreach ((Cell name, var places) in runs.Where(run => run.Series.Exists(one => row.Cells[one.Place] != default)))
            {
                var cells = new Cell[2 + metrics.Length];
                (cells[0], cells[1]) = (row.Cells[0], name);
                foreach ((int place, int metric) in places)
                {
                    cells[2 + metric] = row.Cells[place];
                }

                rows.Add(new(row.Place, cells));
            }
        }

        return RowTable.Of(chart.Source, [names[0], Run, .. metrics], rows) with { Run = Run };
    }

    /// <summary>Whether a chart's column contains the step, a minimum or a maximum instead of the values of a metric.</summary>
    private static bool IsBeside(string metric) => metric == "_step"
        || metric.EndsWith("__MIN", StringComparison.Ordinal) || metric.EndsWith("__MAX", StringComparison.Ordinal);
}
