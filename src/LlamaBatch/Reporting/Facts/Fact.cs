using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>
/// A statement of a report, as data from which a <see cref="Language"/> writes a sentence: numbers, names and levels.
/// </summary>
internal abstract record Fact
{
    /// <summary>Writes the fact as complete sentences in a language.</summary>
    /// <param name="language">The language.</param>
    public abstract Prose In(Language language);
}
