namespace LlamaBatch;

/// <summary>The languages of reports, by BCP 47 tag.</summary>
public static class ReportLanguages
{
    /// <summary>American English, the language of every <c>REPORT.md</c>.</summary>
    public const string English = "en";

    /// <summary>Simplified Chinese.</summary>
    public const string Chinese = "zh-CN";

    /// <summary>The languages into which an experiment's texts can be translated.</summary>
    public static IReadOnlyList<string> Translations { get; } = [Chinese];
}
