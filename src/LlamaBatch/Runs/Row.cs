namespace LlamaBatch.Runs;

/// <summary>A row of a table.</summary>
/// <param name="Place">The place of the row in its file.</param>
/// <param name="Cells">The cells of the row, by column. Cells that are missing at the end count as empty.</param>
internal readonly record struct Row(RowPlace Place, Cell[] Cells);
