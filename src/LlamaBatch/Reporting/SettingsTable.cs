namespace LlamaBatch.Reporting;

/// <summary>Every effective setting with where its value comes from: the author, a preset, a default that nobody wrote, or the command line.</summary>
internal static class SettingsTable
{
    private const int MostValues = 6;

    /// <summary>The table of the settings at the points of a sweep.</summary>
    /// <param name="points">The settings of each point, in one order.</param>
    /// <param name="authored">The settings that the author wrote.</param>
    /// <param name="presets">The presets that sections start from.</param>
    /// <param name="forced">The settings that the command line overrides.</param>
    public static MarkdownTable Of(
        IReadOnlyList<IReadOnlyList<Setting>> points, IReadOnlySet<string> authored, IReadOnlyDictionary<string, string> presets, IReadOnlyList<string> forced)
    {
        var table = new MarkdownTable("Setting", "Value", "Origin");
        foreach (string name in points.SelectMany(point => point.Select(setting => setting.Name)).Distinct(StringComparer.Ordinal))
        {
            var values = points.Select(point => point.FirstOrDefault(setting => setting.Name == name).Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            string text = values.Count <= MostValues ? string.Join(", ", values.Select(Readable)) : $"{Readable(values[0])} to {Readable(values[^1])}, {values.Count} values";
            table.Add(name, MarkdownText.Escape(text), forced.Contains(name, StringComparer.Ordinal) ? "command line" : OriginOf(name, authored, presets));
        }

        return table;
    }

    /// <summary>A number of many digits is computed; six of them identify it.</summary>
    private static string Readable(string value) =>
        value.Length > 8 && double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) && number != Math.Floor(number)
            ? number.ToString("G6", System.Globalization.CultureInfo.InvariantCulture)
            : value;

    private static string OriginOf(string name, IReadOnlySet<string> authored, IReadOnlyDictionary<string, string> presets)
    {
        string section = name.Split('.')[0];
        return name == section || authored.Contains(name) ? "written"
            : presets.TryGetValue(section, out string? preset) ? MarkdownText.Escape(preset)
            : "*defaulted*";
    }
}
