using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The output of <c>compare</c>: the changes from one study to another.</content>
internal abstract partial class Language
{
    /// <summary>The title of a comparison: <c>Changes in BatchSize100</c>.</summary>
    /// <param name="experiments">The name of the experiment, or both names if the two studies have different experiments.</param>
    public abstract Prose ChangesIn(string experiments);

    /// <summary>The sentence before the table of changed values.</summary>
    public abstract Prose BeforeChanges { get; }

    /// <summary>The sentence before the table of claims whose verdicts changed.</summary>
    public abstract Prose BeforeChangedClaims { get; }

    /// <summary>A fact about the changes, as complete sentences.</summary>
    /// <param name="fact">The fact.</param>
    public abstract Prose Say(ChangeFact fact);

    /// <summary>The name of a study as the user wrote it, such as a path or a commit.</summary>
    protected static Prose Named(string study)
        => study.Contains('`', StringComparison.Ordinal) ? Prose.Literal(study) : $"`{Prose.Code(study)}`";
}
