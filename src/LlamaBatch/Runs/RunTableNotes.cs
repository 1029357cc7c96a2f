namespace LlamaBatch.Runs;

/// <summary>Notes about reading a table: counts of rows, runs and values that were read or left out.</summary>
public sealed record RunTableNotes
{
    /// <summary>The files that were read, relative to the experiment's folder. The list is empty for runs that are written in C#.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The number of rows that were read.</summary>
    public int Rows { get; init; }

    /// <summary>The number of rows that <see cref="RunTable.Where"/> excludes.</summary>
    public int RowsElsewhere { get; init; }

    /// <summary>The number of rows at each level that an axis does not list. Keys are texts such as <c>BatchSize=48</c>.</summary>
    public IReadOnlyDictionary<string, int> OtherLevels { get; init; } = new Dictionary<string, int>();

    /// <summary>The number of rows that were read but contain no value of any of the experiment's metrics.</summary>
    public int RowsWithoutValue { get; init; }

    /// <summary>The number of rows that repeat the progress and value of an earlier row.</summary>
    public int RepeatedRows { get; init; }

    /// <summary>The files without a row, relative to the experiment's folder.</summary>
    public IReadOnlyList<string> EmptyFiles { get; init; } = [];

    /// <summary>The number of files that were left out because another file holds a later checkpoint of the same run.</summary>
    public int EarlierCheckpoints { get; init; }

    /// <summary>The number of values that were left out because their metric had diverged before.</summary>
    public int ValuesAfterDivergence { get; init; }

    /// <summary>The number of runs without a value of a metric, keyed by metric.</summary>
    public IReadOnlyDictionary<string, int> RunsWithoutMetric { get; init; } = new Dictionary<string, int>();

    /// <summary>Combines the notes about several tables.</summary>
    /// <param name="tables">The notes about each table.</param>
    public static RunTableNotes Of(IEnumerable<RunTableNotes> tables) => tables.Aggregate((one, other) => new()
    {
        Files = [.. one.Files, .. other.Files],
        Rows = one.Rows + other.Rows,
        RowsElsewhere = one.RowsElsewhere + other.RowsElsewhere,
        OtherLevels = Sum(one.OtherLevels, other.OtherLevels),
        RowsWithoutValue = one.RowsWithoutValue + other.RowsWithoutValue,
        RepeatedRows = one.RepeatedRows + other.RepeatedRows,
        EmptyFiles = [.. one.EmptyFiles, .. other.EmptyFiles],
        EarlierCheckpoints = one.EarlierCheckpoints + other.EarlierCheckpoints,
        ValuesAfterDivergence = one.ValuesAfterDivergence + other.ValuesAfterDivergence,
        RunsWithoutMetric = Sum(one.RunsWithoutMetric, other.RunsWithoutMetric),
    });

    private static Dictionary<string, int> Sum(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> other) =>
        one.Concat(other).GroupBy(count => count.Key, StringComparer.Ordinal)
            .ToDictionary(counts => counts.Key, counts => counts.Sum(count => count.Value), StringComparer.Ordinal);
}
