using System.Globalization;
using LlamaBatch.Files;
using LlamaBatch.Runs;

namespace LlamaBatch;

public sealed partial record RunTable
{
    private readonly string _path = "";
    private readonly IReadOnlyList<ImportedRun>? _runs;
    private readonly JoinedTables? _joined;

    private RunTable(RunFormat format, string path) => (Format, _path) = (format, path);

    private RunTable(IReadOnlyList<ImportedRun> runs) => _runs = runs;

    private RunTable(JoinedTables joined) => _joined = joined;

    /// <summary>The format of the files. It is null for runs that are written in C# and for joined tables.</summary>
    internal RunFormat? Format { get; }

    /// <summary>Whether some runs are read from files.</summary>
    internal bool HasFiles => Format is not null || _joined?.HasFiles == true;

    /// <summary>Reads the runs of the table.</summary>
    /// <param name="folder">The experiment's folder.</param>
    /// <param name="wanted">The axes, metrics and targets of the experiment.</param>
    /// <exception cref="RunTableException">The table is malformed, or lacks a column that the experiment needs.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ImportedRuns Read(string folder, ImportedColumns wanted)
    {
        if (_joined is not null)
        {
            return NamesColumns
                ? throw new RunTableException("Join has no columns of its own. Name the columns and rows in each of its tables.")
                : _joined.Read(folder, wanted);
        }

        CheckNames(wanted);
        if (_runs is not null)
        {
            return TypedInRuns.Read(this, _runs, wanted);
        }

        IReadOnlyList<RunSource> found = RunSources.Of(folder, _path, Format!.IsFolder);
        IReadOnlyList<RunSource> whole = Format.WholeRuns(found);
        var import = new RunImport(this, wanted) { EarlierCheckpoints = found.Count - whole.Count };
        foreach (RunSource source in whole)
        {
            foreach (RowTable rows in Format.Read(source))
            {
                import.Add(rows);
            }
        }

        return import.Finish();
    }

    /// <summary>Whether the experiment's author has set a property that determines how columns and rows are read.</summary>
    private bool NamesColumns => Run is not null || RunNames is not null || Progress is not null || LeavesOutOtherLevels
        || Axes.Count + Metrics.Count + Targets.Count + Where.Count > 0;

    /// <summary>Throws if the table lists an axis, a metric or a target that the experiment does not have.</summary>
    private void CheckNames(ImportedColumns wanted)
    {
        Check("axis", nameof(Axes), Axes.Select(one => one.Axis), wanted.Axes.Select(axis => axis.Name));
        Check("metric", nameof(Metrics), Metrics.Select(one => one.Metric), wanted.Metrics);
        foreach (RunTarget target in Targets.Where(target => !wanted.Targets.Contains(new(target.Metric, target.Value))))
        {
            throw new RunTableException(string.Create(
                CultureInfo.InvariantCulture,
                $"Targets names {target.Metric} at {target.Value}, which is no target of the experiment. "
                + $"Add [Target<{target.Metric}>({target.Value})], or correct the value."));
        }
    }

    private static void Check(string kind, string property, IEnumerable<string> named, IEnumerable<string> known)
    {
        if (named.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is string stranger)
        {
            throw new RunTableException($"{property} names '{Printable.Short(stranger)}', which is no {kind} of the experiment. "
                + $"It has {string.Join(", ", known.DefaultIfEmpty("none"))}.");
        }
    }
}
