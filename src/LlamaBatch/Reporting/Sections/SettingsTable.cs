using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Sections;

/// <summary>The table of all settings.</summary>
internal static class SettingsTable
{
    /// <summary>The table in a language.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="language">The language.</param>
    public static MarkdownTable Of(IReadOnlyList<SettingFact> settings, Language language)
    {
        var table = new MarkdownTable([.. language.SettingHeadings.Select(heading => new Column(heading))]);
        foreach (SettingFact setting in settings)
        {
            table.Add(Prose.Code(setting.Name), language.ValueOf(setting), language.OriginOf(setting));
        }

        return table;
    }
}
