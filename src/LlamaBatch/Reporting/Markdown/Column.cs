namespace LlamaBatch.Reporting.Markdown;

/// <summary>A column of a table.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="IsNumber">Whether it holds numbers, which are set to the right.</param>
internal readonly record struct Column(Prose Heading, bool IsNumber = false);
