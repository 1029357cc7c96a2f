using System.Globalization;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>The settings of a point of the compared axes.</summary>
/// <param name="Levels">Its levels on them.</param>
/// <param name="Settings">Its settings, in the same order at every point.</param>
internal sealed record PointSettings(IReadOnlyList<AxisLevel> Levels, IReadOnlyList<Setting> Settings);

/// <summary>Every effective setting, with its values where points differ and where it comes from: the author's line, a preset, the command line, or nowhere.</summary>
internal static class SettingsTable
{
    /// <summary>The table of the settings at the points of a sweep.</summary>
    /// <param name="points">The points.</param>
    /// <param name="authored">The settings that the author wrote.</param>
    /// <param name="presets">The presets that sections start from.</param>
    /// <param name="forced">The settings that the command line overrides.</param>
    public static MarkdownTable Of(
        IReadOnlyList<PointSettings> points, IReadOnlySet<string> authored, IReadOnlyDictionary<string, string> presets, IReadOnlyList<string> forced)
    {
        var table = new MarkdownTable("Setting", "Value", "Origin");
        foreach (string name in points.SelectMany(point => point.Settings.Select(setting => setting.Name)).Distinct(StringComparer.Ordinal))
        {
            table.Add(name, MarkdownText.Escape(ValuesOf(name, points)), forced.Contains(name, StringComparer.Ordinal) ? "command line" : OriginOf(name, authored, presets));
        }

        return table;
    }

    /// <summary>The value, or where it follows from an axis that of each level: <c>by batch size: 16 → 0.9936, 32 → 0.9873</c>.</summary>
    private static string ValuesOf(string name, IReadOnlyList<PointSettings> points)
    {
        var values = (from point in points
                      let value = point.Settings.FirstOrDefault(setting => setting.Name == name).Value
                      where value is not null
                      select (point.Levels, Value: value)).ToList();
        var distinct = values.Select(point => point.Value).Distinct(StringComparer.Ordinal).ToList();
        string all = string.Join(", ", distinct.Select(Readable));
        if (distinct.Count == 1)
        {
            return all;
        }

        foreach (string axis in values[0].Levels.Select(level => level.Axis))
        {
            var byLevel = values.GroupBy(point => point.Levels.First(level => level.Axis == axis).Level, point => point.Value).ToList();
            if (byLevel.TrueForAll(level => level.Distinct(StringComparer.Ordinal).Count() == 1))
            {
                // The levels of the axis itself need not be named twice.
                return byLevel.TrueForAll(level => level.First().Equals(level.Key, StringComparison.OrdinalIgnoreCase)) ? all : $"by {Words.Lower(axis)}: {string.Join(", ", byLevel.Select(level => $"{Readable(level.Key)} → {Readable(level.First())}"))}";
            }
        }

        return all;
    }

    /// <summary>A number of many digits is computed; four of them tell it from others.</summary>
    private static string Readable(string value) =>
        value.Length > 6 && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number != Math.Floor(number)
            ? LevelText.Shown(number.ToString("G4", CultureInfo.InvariantCulture))
            : LevelText.Shown(value);

    private static string OriginOf(string name, IReadOnlySet<string> authored, IReadOnlyDictionary<string, string> presets)
    {
        string section = name.Split('.')[0];
        return name == section || authored.Contains(name) ? "written"
            : presets.TryGetValue(section, out string? preset) ? MarkdownText.Escape(preset)
            : "*defaulted*";
    }
}
