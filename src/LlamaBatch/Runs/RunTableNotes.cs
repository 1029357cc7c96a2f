namespace LlamaBatch.Runs;

/// <summary>What was read from a table, and what was not used, counted by kind.</summary>
public sealed record RunTableNotes
{
    /// <summary>The files that were read, relative to the experiment's folder; empty for runs that are typed in.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The rows that were read.</summary>
    public int Rows { get; init; }

    /// <summary>The rows that <see cref="RunTable.Where"/> excludes.</summary>
    public int RowsElsewhere { get; init; }

    /// <summary>The rows at levels that an axis does not list, by axis and level.</summary>
    public IReadOnlyDictionary<string, int> OtherLevels { get; init; } = new Dictionary<string, int>();

    /// <summary>The rows of curves that hold no value of any metric of the experiment.</summary>
    public int RowsWithoutValue { get; init; }

    /// <summary>The rows that repeat the progress and value of an earlier row.</summary>
    public int RepeatedRows { get; init; }

    /// <summary>The values that follow the divergence of their metric.</summary>
    public int ValuesAfterDivergence { get; init; }

    /// <summary>The runs without a value, by metric.</summary>
    public IReadOnlyDictionary<string, int> RunsWithoutMetric { get; init; } = new Dictionary<string, int>();
}
