using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>
/// Something a report states: numbers, names and levels, no words. A <see cref="Language"/> has one method that says it.
/// </summary>
internal abstract record Fact
{
    /// <summary>The fact in whole sentences.</summary>
    /// <param name="language">The language.</param>
    public abstract Prose In(Language language);
}
