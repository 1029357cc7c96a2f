namespace LlamaBatch.Runs;

/// <summary>The rows of a file, or of a folder that holds one run.</summary>
/// <param name="Source">The file or folder.</param>
/// <param name="Columns">The names of the columns, all different.</param>
/// <param name="Rows">The rows.</param>
internal sealed record RowTable(RunSource Source, IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows);
