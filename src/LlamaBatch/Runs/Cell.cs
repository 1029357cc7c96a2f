namespace LlamaBatch.Runs;

/// <summary>The text of a table cell, independent of the file format.</summary>
/// <param name="Text">The text without surrounding blanks, or null if the cell is empty.</param>
/// <param name="IsNested">Whether the cell contains a list or an object. Reading such a cell as a value is an error.</param>
internal readonly record struct Cell(string? Text, bool IsNested = false)
{
    /// <summary>Makes a cell from a text; surrounding blanks are ignored.</summary>
    public static Cell Of(string? text) => text?.Trim() is { Length: > 0 } trimmed ? new(trimmed) : default;
}
