using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>The file store of MLflow: a folder for each run.</summary>
/// <remarks>
/// In the folder of a run, a file <c>metrics/NAME</c> has lines of time, value and step, and a file <c>params/NAME</c> has one value. The
/// path of the table may be <c>mlruns</c>, the folder of an experiment in it, or the folder of a run. Parameters and the fields of
/// <c>meta.yaml</c>, such as <c>run_name</c>, are columns of every row. A parameter with the name of another column is called
/// <c>params.NAME</c>.
/// </remarks>
internal sealed class MLflowFormat : RunFormat
{
    /// <summary>The column that marks deleted runs.</summary>
    private const string Stage = "lifecycle_stage";

    /// <summary>The life-cycle stage of a run that is not deleted.</summary>
    private const string Active = "active";

    private const int MaxDepth = 8;
    private const int Value = 0;
    private const int Step = 1;
    private const int Metric = 2;

    /// <inheritdoc/>
    public override bool IsFolder => true;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Column, string Value)> Where => [(Stage, Active)];

    /// <inheritdoc/>
    public override IEnumerable<RowTable> Read(RunSource source)
    {
        List<RunSource> runs = RunsIn(source, depth: 0);
        return runs.Count > 0 ? runs.Select(RunOf) : throw new RunTableException(
            $"{Printable.OneLine(source.Shown)} has no run of MLflow: no folder in it has metrics/. Name the folder mlruns of a training that logged metrics.");
    }

    /// <summary>The run folders in the folder of a store, an experiment or a run.</summary>
    private static List<RunSource> RunsIn(RunSource folder, int depth) =>
        OnDisk.IsFolder(Path.Combine(folder.Path, "metrics")) ? [folder]
        : depth > 1 ? []
        : [.. OnDisk.Folders(folder.Path)
            .Where(inner => !Path.GetFileName(inner).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .SelectMany(inner => RunsIn(Below(folder, Path.GetFileName(inner)), depth + 1))];

    private static RunSource Below(RunSource folder, string name) =>
        folder with { Path = Path.Combine(folder.Path, name), Shown = $"{folder.Shown}/{Printable.OneLine(name)}" };

    private static RowTable RunOf(RunSource run)
    {
        var columns = new List<Column> { Column.At("step", Step) };
        var rows = new List<Row>();
        foreach ((string name, RunSource file) in FilesIn(Below(run, "metrics")))
        {
            columns.Add(new(name, row => row.Cells[Metric].Text == name ? row.Cells[Value] : default));
            ReadMetric(name, file, rows);
        }

        // A metric, a parameter and a metadata field may have the same name. A column gets a prefix if its name is already taken.
        void Add(string name, string prefix, string? text) => columns.Add(Column.Constant(
            columns.Exists(column => column.Name == name) || run.Placeholders.ContainsKey(name) ? prefix + name : name, text));
        foreach ((string name, RunSource file) in FilesIn(Below(run, "params")))
        {
            Add(name, "params.", SourceText.Of(file));
        }

        foreach ((string name, string value) in MetaOf(Below(run, "meta.yaml")))
        {
            Add(name, "meta.", value);
        }

        if (!columns.Exists(column => column.Name == Stage))
        {
            // A run whose metadata has no stage counts as active.
            columns.Add(Column.Constant(Stage, Active));
        }

        return new(run, columns, rows) { IsOneRun = true };
    }

    private static void ReadMetric(string name, RunSource file, List<Row> rows)
    {
        var metric = new Cell(name);
        int line = 0;
        foreach (string text in SourceText.Of(file).Split('\n'))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var place = new RowPlace(file.Shown, line);
            string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            rows.Add(words.Length >= 3
                ? new(place, [Cell.Of(words[1]), Cell.Of(words[2]), metric])
                : throw place.Wrong(
                    $"the line is '{Printable.Short(text)}'; it must be time, value and step. Log the metric with its step."));
        }
    }

    /// <summary>The files in a folder and its subfolders. MLflow stores a metric whose name has a slash in a subfolder.</summary>
    private static IEnumerable<(string Name, RunSource File)> FilesIn(RunSource folder, string prefix = "", int depth = 0) =>
        depth > MaxDepth
            ? throw new RunTableException($"{Printable.OneLine(folder.Shown)} is nested too deep; a link may lead back. Remove it.")
            : OnDisk.Files(folder.Path).Order(StringComparer.Ordinal).Select(Path.GetFileName)
                .Select(name => (prefix + name, Below(folder, name!)))
                .Concat(OnDisk.Folders(folder.Path).Order(StringComparer.Ordinal).Select(Path.GetFileName)
                    .SelectMany(name => FilesIn(Below(folder, name!), $"{prefix}{name}/", depth + 1)));

    /// <summary>The fields of a <c>meta.yaml</c>, one name and value per line.</summary>
    private static IEnumerable<(string Name, string Value)> MetaOf(RunSource file)
    {
        foreach (string line in OnDisk.IsFile(file.Path) ? SourceText.Of(file).Split('\n') : [])
        {
            if (line.Split(':', 2) is [var name, var value] && name.Length > 0 && !char.IsWhiteSpace(name[0]))
            {
                yield return (name.Trim(), value.Trim().Trim('\'', '"'));
            }
        }
    }
}
