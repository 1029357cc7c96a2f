namespace LlamaBatch.Generators;

/// <summary>The data of a claim, for code generation.</summary>
/// <param name="Method">The fully qualified name of the claim method.</param>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where the claim was published, such as an article's section.</param>
/// <param name="Owner">
/// The base record whose results or plan the claim takes, fully qualified; empty if the claim takes those of the experiment itself.
/// </param>
/// <param name="IsArithmetic">Whether the claim takes the plan, which needs no training, instead of the results.</param>
internal sealed record ClaimModel(string Method, string Text, string Source, string Owner, bool IsArithmetic)
{
    /// <summary>The translations of the claim.</summary>
    public EquatableArray<TranslationModel> Translations { get; init; }
}
