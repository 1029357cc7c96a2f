using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The table of all settings.</summary>
internal static class SettingsTable
{
    /// <summary>The table in a language.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="language">The language.</param>
    public static MarkdownTable Of(IReadOnlyList<SettingFact> settings, Language language)
    {
        var table = new MarkdownTable([.. language.SettingHeadings.Select(heading => heading.Markdown)]);
        foreach (SettingFact setting in settings)
        {
            table.Add(setting.Name, language.ValueOf(setting).Markdown, language.OriginOf(setting).Markdown);
        }

        return table;
    }
}
