using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>Runs that were trained elsewhere.</content>
internal abstract partial class Language
{
    /// <summary>The largest number of runs that one sentence names.</summary>
    protected const int MostNamed = 5;

    /// <summary>The note below a figure that shows runs for each level.</summary>
    public abstract Prose RunNote { get; }

    /// <summary>The note below a figure that shows curves of runs.</summary>
    public abstract Prose RunCurveNote { get; }

    /// <summary>A fact about runs that were trained elsewhere.</summary>
    public abstract Prose Say(ImportedFact fact);
}
