namespace LlamaBatch.Generators;

/// <summary>A text of the author's in another language.</summary>
/// <param name="Language">The tag of the language.</param>
/// <param name="Text">The question or the claim.</param>
/// <param name="Summary">The summary of the record; empty for a claim.</param>
internal sealed record TranslationModel(string Language, string Text, string Summary);
