namespace LlamaBatch.Reporting.Markdown;

/// <summary>A column of a table.</summary>
/// <param name="Heading">The heading of the column.</param>
/// <param name="IsNumber">Whether the column contains numbers, which are aligned right.</param>
internal readonly record struct Column(Prose Heading, bool IsNumber = false);
