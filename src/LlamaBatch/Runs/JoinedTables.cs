using LlamaBatch.Files;
using LlamaBatch.Trials;

namespace LlamaBatch.Runs;

/// <summary>Reads several tables, each with the runs at one level of an axis.</summary>
/// <param name="axis">The name of the axis's property.</param>
/// <param name="parts">The tables, each with the text of its level.</param>
internal sealed class JoinedTables(string axis, IReadOnlyList<(string Level, RunTable Table)> parts)
{
    /// <summary>Whether some runs are read from files. The other runs are typed into the experiment.</summary>
    public bool HasFiles => parts.Any(part => part.Table.HasFiles);

    /// <summary>Reads the runs of all tables.</summary>
    /// <param name="folder">The experiment's folder.</param>
    /// <param name="wanted">The axes, metrics and targets of the experiment.</param>
    /// <exception cref="RunTableException">A table is malformed, or the level of a table is not on the axis.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ImportedRuns Read(string folder, ImportedColumns wanted)
    {
        ImportedAxis joined = wanted.Axes.FirstOrDefault(one => one.Name == axis)
            ?? throw new RunTableException($"Join names '{Printable.Short(axis)}', which is no axis of the experiment. "
                + $"It has {string.Join(", ", wanted.Axes.Select(one => one.Name).DefaultIfEmpty("none"))}.");
        if (parts.Count == 0)
        {
            throw new RunTableException("Join has no table. Add one for each level of the axis.");
        }

        var cells = new LevelCells(joined);
        var levels = new HashSet<AxisLevel>();
        int place = wanted.Axes.Index().First(one => one.Item == joined).Index;
        ImportedColumns ofPart = wanted with { Axes = [.. wanted.Axes.Where(one => one != joined)] };
        var read = new List<ImportedRuns>();
        foreach (var ((level, table), i) in parts.Select((part, i) => (part, i)))
        {
            AxisLevel own = cells.Of(Cell.Of(level), new RowPlace("Join", i + 1, "table"), axis)
                ?? throw new RunTableException($"Join: {axis} has no level {Printable.Short(level)}; its levels are {cells.Listed}. "
                    + "Add the level.");
            if (!levels.Add(own))
            {
                throw new RunTableException($"Join has two tables at {own}. Read the runs of one level with one table; its path may be "
                    + "a pattern.");
            }

            ImportedRuns runs = table.Read(folder, ofPart);
            read.Add(runs with
            {
                Runs = [.. runs.Runs.Select(run => run with { Levels = [.. run.Levels.Take(place), own, .. run.Levels.Skip(place)] })],
            });
        }

        ImportedRun[] all = [.. read.SelectMany(part => part.Runs)];
        RunPairs.Check(all);
        return new(all, RunTableNotes.Of(read.Select(part => part.Notes)));
    }
}
