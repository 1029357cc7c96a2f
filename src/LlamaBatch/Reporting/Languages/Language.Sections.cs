using LlamaBatch.Reporting.Sections;

namespace LlamaBatch.Reporting.Languages;

/// <content>What stands above and between the facts of a section.</content>
internal abstract partial class Language
{
    /// <summary>The heading of a section.</summary>
    /// <param name="section">The section.</param>
    public abstract Prose Heading(ReportSection section);

    /// <summary>What stands before the list of weak evidence.</summary>
    public abstract Prose BeforeWeakEvidence { get; }

    /// <summary>That there are no deviations.</summary>
    public abstract Prose NoDeviations { get; }
}
