namespace LlamaBatch.Runs;

/// <summary>The rows of a file, or of a folder that contains one run.</summary>
/// <param name="Source">The file or folder.</param>
/// <param name="Columns">The columns, with distinct names.</param>
/// <param name="Rows">The rows.</param>
internal sealed record RowTable(RunSource Source, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    /// <summary>The column with the run's name, or null if the format does not define such a column.</summary>
    public string? Run { get; init; }

    /// <summary>Whether the format guarantees that all rows belong to one run. Rows may then be in any order.</summary>
    public bool IsOneRun { get; init; }

    /// <summary>Makes a table from rows with a cell for each column, in the order of the columns.</summary>
    public static RowTable Of(RunSource source, IEnumerable<string> columns, IReadOnlyList<Row> rows)
        => new(source, [.. columns.Select(Column.At)], rows);
}
