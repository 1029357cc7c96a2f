namespace LlamaBatch;

/// <summary>
/// The question of an experiment, or the sentence of a claim, in another language that reports are written in. Text without a translation
/// stays in the language in which it was written.
/// </summary>
/// <param name="language">The tag of the language by BCP 47: <c>zh-CN</c> for Simplified Chinese.</param>
/// <param name="text">On a record its question, on a claim its sentence.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class TranslationAttribute(string language, string text) : Attribute
{
    /// <summary>The tag of the language.</summary>
    public string Language { get; } = language;

    /// <summary>The translation: of the question on a record, of the claim on a claim method.</summary>
    public string Text { get; } = text;

    /// <summary>The translated summary of a record, which reports quote below the question.</summary>
    public string Summary { get; set; } = "";
}
