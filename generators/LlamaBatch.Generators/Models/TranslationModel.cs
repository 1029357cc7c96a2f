namespace LlamaBatch.Generators;

/// <summary>The translation of a question or a claim.</summary>
/// <param name="Language">The BCP 47 tag of the language.</param>
/// <param name="Text">The translated question or claim.</param>
/// <param name="Summary">The translated summary of the record; empty if the text is a claim.</param>
internal sealed record TranslationModel(string Language, string Text, string Summary);
