namespace LlamaBatch;

/// <summary>
/// The translation of an experiment's question, or of a claim's sentence, into another report language. Text without a
/// translation stays in its original language.
/// </summary>
/// <param name="language">The BCP 47 tag of the language: <c>zh-CN</c> for Simplified Chinese.</param>
/// <param name="text">The translated question of an experiment, or the translated sentence of a claim method.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class TranslationAttribute(string language, string text) : Attribute
{
    /// <summary>The BCP 47 tag of the language.</summary>
    public string Language { get; } = language;

    /// <summary>The translated question of an experiment, or the translated sentence of a claim method.</summary>
    public string Text { get; } = text;

    /// <summary>The translated summary of an experiment, which reports quote below the question.</summary>
    public string Summary { get; set; } = "";
}
