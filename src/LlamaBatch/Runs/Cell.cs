namespace LlamaBatch.Runs;

/// <summary>A cell of a table as text, whatever the format of its file.</summary>
/// <param name="Text">The text without blanks around it; null for an empty cell.</param>
/// <param name="IsNested">Whether it is a list or an object, which no column of runs is.</param>
internal readonly record struct Cell(string? Text, bool IsNested = false)
{
    /// <summary>The cell of a text, whose surrounding blanks mean nothing.</summary>
    public static Cell Of(string? text) => text?.Trim() is { Length: > 0 } trimmed ? new(trimmed) : default;
}
