using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The reasons why a claim has no answer, each with a remedy.</content>
internal abstract partial class Language
{
    /// <summary>The problem that leaves a claim without an answer, and the remedy, as complete sentences.</summary>
    /// <param name="problem">The problem.</param>
    public abstract Prose Say(ClaimProblem problem);
}
