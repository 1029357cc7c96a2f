namespace LlamaBatch.Runs;

/// <summary>
/// A column of a table. The column comes from the file, or from a placeholder such as <c>{seed}</c> in a path or in run names.
/// </summary>
/// <param name="Name">The name of the column.</param>
/// <param name="Of">Returns the column's cell in a row.</param>
internal sealed record Column(string Name, Func<Row, Cell> Of)
{
    /// <summary>A column whose cell has the same index in each row.</summary>
    public static Column At(string name, int place) => new(name, row => place < row.Cells.Length ? row.Cells[place] : default);

    /// <summary>A column with the same text in each row.</summary>
    public static Column Constant(string name, string? text)
    {
        var cell = Cell.Of(text);
        return new(name, _ => cell);
    }
}
