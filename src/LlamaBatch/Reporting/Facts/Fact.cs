using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>
/// A statement of a report, as numbers, names and levels without words. A <see cref="Language"/> has one method per kind of fact.
/// </summary>
internal abstract record Fact
{
    /// <summary>The fact as complete sentences.</summary>
    /// <param name="language">The language.</param>
    public abstract Prose In(Language language);
}
