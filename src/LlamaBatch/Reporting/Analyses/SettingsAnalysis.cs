using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>The settings of a configuration.</summary>
/// <param name="Levels">The configuration's levels of the compared axes.</param>
/// <param name="Settings">The configuration's settings, in the same order for every configuration.</param>
internal sealed record PointSettings(IReadOnlyList<AxisLevel> Levels, IReadOnlyList<Setting> Settings);

/// <summary>Lists every effective setting, with its values and its origin.</summary>
/// <param name="authored">The names of the settings that the experiment's author wrote.</param>
/// <param name="presets">For each section of settings that starts from a preset, the name of the preset.</param>
/// <param name="forced">The names of the settings that the command line overrides.</param>
internal sealed class SettingsAnalysis(
    IReadOnlySet<string> authored, IReadOnlyDictionary<string, string> presets, IReadOnlyList<string> forced)
{
    /// <summary>Every setting of a sweep, with its values in all configurations and its origin.</summary>
    /// <param name="points">The configurations.</param>
    public IReadOnlyList<SettingFact> Of(IReadOnlyList<PointSettings> points) =>
    [
        .. points.SelectMany(point => point.Settings.Select(setting => setting.Name))
            .Distinct(StringComparer.Ordinal)
            .Select(name => Of(name, points)),
    ];

    private SettingFact Of(string name, IReadOnlyList<PointSettings> points)
    {
        var values = (from point in points
                      let value = point.Settings.FirstOrDefault(setting => setting.Name == name).Value
                      where value is not null
                      select (point.Levels, Value: value)).ToList();
        string[] distinct = [.. values.Select(point => point.Value).Distinct(StringComparer.Ordinal)];
        SettingOrigin origin = OriginOf(name);
        // Values from a preset are the same in all configurations, and so are the defaults of a value's parts. Differing values were
        // therefore written by the experiment's author. Other defaults may differ: the micro-batch, for example, follows from other
        // settings.
        if ((distinct.Length > 1 && (origin == SettingOrigin.Preset || IsPart(name)))
            || (values.Count < points.Count && origin != SettingOrigin.CommandLine))
        {
            origin = SettingOrigin.Written;
        }

        IReadOnlyList<(AxisLevel Level, string Value)> byLevel = distinct.Length == 1 ? [] : ByLevel(values);
        bool isAxis = byLevel.Count > 0 && byLevel.All(one => one.Value.Equals(one.Level.Level, StringComparison.OrdinalIgnoreCase));
        string preset = origin == SettingOrigin.Preset ? presets[SectionOf(name)] : "";
        return new SettingFact(name, distinct, isAxis ? [] : byLevel, isAxis, origin, preset);
    }

    /// <summary>The setting's value at each level of the first axis that determines it; empty if no axis determines it.</summary>
    private static IReadOnlyList<(AxisLevel Level, string Value)> ByLevel(List<(IReadOnlyList<AxisLevel> Levels, string Value)> values)
    {
        for (int axis = 0; axis < values[0].Levels.Count; axis++)
        {
            var byLevel = values.GroupBy(point => point.Levels[axis], point => point.Value).ToList();
            if (byLevel.TrueForAll(level => level.Distinct(StringComparer.Ordinal).Count() == 1))
            {
                return [.. byLevel.Select(level => (level.Key, level.First()))];
            }
        }

        return [];
    }

    private SettingOrigin OriginOf(string name) =>
        forced.Contains(name, StringComparer.Ordinal) ? SettingOrigin.CommandLine
        : name == SectionOf(name) || authored.Contains(name) ? SettingOrigin.Written
        : presets.ContainsKey(SectionOf(name)) ? SettingOrigin.Preset
        : SettingOrigin.Defaulted;

    /// <summary>Whether a setting is part of a value written by the experiment's author, such as a schedule's stages.</summary>
    private bool IsPart(string name)
        => authored.Any(whole => whole.Contains('.') && name.StartsWith($"{whole}.", StringComparison.Ordinal));

    private static string SectionOf(string name) => name.Split('.')[0];
}
