namespace LlamaBatch.Runs;

/// <summary>A column of a table, or a placeholder of its path or of its runs' names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Of">Its cell in a row.</param>
internal sealed record Column(string Name, Func<Row, Cell> Of);
