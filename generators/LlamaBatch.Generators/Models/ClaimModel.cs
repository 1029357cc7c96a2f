namespace LlamaBatch.Generators;

/// <summary>A claim.</summary>
/// <param name="Method">The method that decides it, spelled out.</param>
/// <param name="Text">The claim, as a sentence.</param>
/// <param name="Source">Where it is made.</param>
/// <param name="Owner">The base whose results or plan it takes, spelled out; empty for the record itself.</param>
/// <param name="IsArithmetic">Whether it takes the plan instead of the results.</param>
internal sealed record ClaimModel(string Method, string Text, string Source, string Owner, bool IsArithmetic)
{
    /// <summary>The claim in other languages.</summary>
    public EquatableArray<TranslationModel> Translations { get; init; }
}
