namespace LlamaBatch;

/// <summary>A Markdown text from user code, in English and optionally in other languages.</summary>
/// <param name="Text">The English text.</param>
/// <param name="Translations">The text in other languages. A page in a language without a translation shows the English text.</param>
public sealed record LocalText(string Text, params IReadOnlyList<Translation> Translations)
{
    /// <summary>Makes an English text without translations.</summary>
    public static implicit operator LocalText(string text) => new(text);

    /// <summary>Makes a text in English and Simplified Chinese.</summary>
    public static implicit operator LocalText((string English, string Chinese) texts) =>
        new(texts.English, new Translation(ReportLanguages.Chinese, texts.Chinese));

    /// <summary>The text in a language, or in English if there is no translation.</summary>
    /// <param name="language">The BCP 47 tag of the language, such as <c>zh-CN</c>.</param>
    public string In(string language) => Translations.FirstOrDefault(one => one.Language == language)?.Text ?? Text;
}
