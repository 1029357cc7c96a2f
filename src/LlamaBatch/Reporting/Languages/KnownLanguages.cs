using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Languages;

/// <summary>The languages in which reports can be written.</summary>
internal static class KnownLanguages
{
    /// <summary>English, the language of <c>REPORT.md</c>, the console and diagnostics.</summary>
    public static Language English { get; } = new English();

    /// <summary>Simplified Chinese.</summary>
    public static Language Chinese { get; } = new Chinese();

    /// <summary>All languages, English first.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, Chinese];
}
