using LlamaBatch.Files;

namespace LlamaBatch.Runs;

/// <summary>Converts the rows of a table to runs.</summary>
internal sealed class RunImport
{
    private readonly RunTable _table;
    private readonly ImportedColumns _wanted;
    private readonly List<LevelCells> _axes;
    private readonly OrderedDictionary<(string Arm, string Name), RunBuilder> _runs = [];
    private readonly Dictionary<string, int> _otherLevels = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];
    private readonly List<string> _emptyFiles = [];
    private int _rows;
    private int _elsewhere;
    private int _withoutValue;
    private int _repeated;
    private int _afterDivergence;

    /// <summary>Starts an import of a table.</summary>
    public RunImport(RunTable table, ImportedColumns wanted)
    {
        (_table, _wanted) = (table, wanted);
        _axes = [.. wanted.Axes.Select(axis => new LevelCells(axis))];
    }

    /// <summary>The number of files that were left out because another file holds the same run up to a later step.</summary>
    public int EarlierCheckpoints { get; init; }

    /// <summary>Reads the rows of a file.</summary>
    /// <exception cref="RunTableException">The file lacks a column, or a row is malformed.</exception>
    public void Add(RowTable rows)
    {
        var reader = new RowReader(_table, rows, _axes, _wanted.Metrics);
        _files.Add(rows.Source.Shown);
        if (rows.Rows.Count == 0)
        {
            _emptyFiles.Add(rows.Source.Shown);
        }

        RunBuilder? ofFile = null;
        var wanted = new List<(Row Row, RunBuilder Run, double? Progress)>();
        foreach (Row row in rows.Rows)
        {
            _rows++;
            if (!reader.IsWanted(row))
            {
                _elsewhere++;
            }
            else if (reader.KeyOf(row, out string other) is not { } key)
            {
                _otherLevels[other] = _otherLevels.GetValueOrDefault(other) + 1;
            }
            else
            {
                RunBuilder run = RunOf(row, key, reader);
                if (reader.Run is null && reader.Progress is not null && (ofFile ??= run) != run)
                {
                    throw row.Place.Wrong(
                        $"the levels are {key.Arm}, and {ofFile.Key.Arm} in {ofFile.Place}. A file is one run; "
                        + "if it holds several, name the column that tells them apart with Run.");
                }

                wanted.Add((
                    row, run, reader.Progress is { } column ? NumberCell.Progress(column.Of(row), row.Place, column.Name) : null));
            }
        }

        // If the run of each row is known, rows may be in any order. Otherwise, decreasing progress means that a second run begins in the
        // file.
        bool isCertain = reader.Run is not null || rows.IsOneRun;
        foreach (var (row, run, progress) in isCertain ? wanted.OrderBy(one => one.Progress) : wanted.AsEnumerable())
        {
            Add(row, run, progress, reader);
        }
    }

    /// <summary>Finishes the import and returns the runs.</summary>
    /// <exception cref="RunTableException">There are no runs, or two runs with the same levels have the same pair value.</exception>
    public ImportedRuns Finish()
    {
        if (_runs.Count == 0)
        {
            throw new RunTableException(NoRuns());
        }

        ImportedRun[] runs = [.. _runs.Values.Select(run => run.Build(_table.Progress?.Unit))];
        RunPairs.Check(runs);
        return new(runs, new()
        {
            Files = _files,
            Rows = _rows,
            RowsElsewhere = _elsewhere,
            OtherLevels = _otherLevels,
            RowsWithoutValue = _withoutValue,
            RepeatedRows = _repeated,
            EmptyFiles = _emptyFiles,
            EarlierCheckpoints = EarlierCheckpoints,
            ValuesAfterDivergence = _afterDivergence,
            RunsWithoutMetric = RunsWithoutMetric.In(runs, _wanted.Metrics),
        });
    }

    private RunBuilder RunOf(Row row, RunKey key, RowReader reader)
    {
        if (!_runs.TryGetValue((key.Arm, key.Name), out RunBuilder? run))
        {
            run = new RunBuilder(row.Place) { Key = key };
            _runs.Add((key.Arm, key.Name), run);
        }
        else if (reader.Progress is null)
        {
            throw row.Place.Wrong(
                reader.Run?.Name ?? "",
                $"the run {Printable.Short(key.Name)} at {key.Arm} is also in {run.Place}. Delete one row, or name the column of progress "
                + "with Progress.");
        }
        else if (run.Key.Pair != key.Pair)
        {
            throw row.Place.Wrong(
                _table.Pair!,
                $"the value is {Printable.Short(key.Pair ?? "")}, and {Printable.Short(run.Key.Pair ?? "")} in {run.Place}. "
                + "Write the same value into all rows of a run.");
        }

        return run;
    }

    private void Add(Row row, RunBuilder run, double? progress, RowReader reader)
    {
        foreach (TargetColumn target in reader.Targets)
        {
            run.Add(target.Target, target.Reached, row.Place, target.Of(row));
        }

        bool isEmpty = true;
        bool isRepeated = false;
        foreach ((string metric, Column cells) in reader.Metrics)
        {
            Cell cell = cells.Of(row);
            if (cell == default)
            {
                continue;
            }

            isEmpty = false;
            Taken taken = run.Add(
                metric, cells, row.Place, reader.Progress?.Name ?? "", progress, NumberCell.Any(cell, row.Place, cells.Name));
            _afterDivergence += taken == Taken.AfterDivergence ? 1 : 0;
            isRepeated |= taken == Taken.Repeated;
        }

        _repeated += isRepeated ? 1 : 0;
        if (isEmpty && reader.Metrics.Count > 0)
        {
            _withoutValue += progress is not null || reader.Targets.Count > 0 ? 1 : throw row.Place.Wrong(
                $"the cells of {string.Join(", ", reader.Metrics.Select(one => Printable.Short(one.Column.Name)))} are empty. "
                + "Fill one, or leave the row out with Where.");
        }
    }

    private string NoRuns()
    {
        string files = string.Join(", ", _files.Take(3)) + (_files.Count > 3 ? ", …" : "");
        string levels = _otherLevels.Count == 0 ? "" : $" Levels that no axis lists: {string.Join(", ", _otherLevels.Keys.Take(5))}.";
        return _rows == 0 ? $"{files}: there are no rows below the header. Add a row for each run."
            : _elsewhere > 0 ? $"{files}: no row has the values of Where, of {_rows} rows. Correct Where.{levels}"
            : $"{files}: no row has a level of the axes, of {_rows} rows.{levels} Add the levels.";
    }
}
