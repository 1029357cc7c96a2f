namespace LlamaBatch.Runs;

/// <summary>A row of a table.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Cells">Its cells by column; those that are left out at the end are empty.</param>
internal readonly record struct Row(RowPlace Place, Cell[] Cells);
