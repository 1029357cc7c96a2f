namespace LlamaBatch.Runs;

/// <summary>The rows of a file, or of a folder that contains one run.</summary>
/// <param name="Source">The file or folder.</param>
/// <param name="Columns">The columns, with distinct names.</param>
/// <param name="Rows">The rows.</param>
internal sealed record RowTable(RunSource Source, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows)
{
    /// <summary>The column that names runs in a file of several; null if the author must say it.</summary>
    public string? Run { get; init; }

    /// <summary>A table whose rows have a cell for each column, in the same order.</summary>
    public static RowTable Of(RunSource source, IEnumerable<string> columns, IReadOnlyList<Row> rows)
        => new(source, [.. columns.Select(Column.At)], rows);
}
