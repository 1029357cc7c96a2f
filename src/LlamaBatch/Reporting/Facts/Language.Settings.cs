using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <content>The table of settings.</content>
internal abstract partial class Language
{
    /// <summary>The headings of the settings table: name, value and origin.</summary>
    public abstract IReadOnlyList<Prose> SettingHeadings { get; }

    /// <summary>The value of a setting, or its value at each level: <c>by batch size: 16 → 0.9936, 32 → 0.9873</c>.</summary>
    /// <param name="setting">The setting.</param>
    public Prose ValueOf(SettingFact setting) => setting.ByLevel.Count == 0 && !setting.IsAxis && setting.Values.Count > MostValues
        ? NumberOfValues(setting.Values.Count)
        : setting.ByLevel.Count == 0
        ? Values(setting.Values.Select(value => Prose.Literal(TextOf(setting, value))))
        : By(
            Axis(setting.ByLevel[0].Level.Axis),
            Values(setting.ByLevel.Select(one => (Prose)$"{Bare(one.Level)} → {SettingText.Shown(setting.Name, one.Value)}")));

    /// <summary>The largest number of values that a row lists if they depend on several axes.</summary>
    private const int MostValues = 12;

    private static string TextOf(SettingFact setting, string value) =>
        setting.IsAxis ? LevelText.Shown(setting.Name, value) : SettingText.Shown(setting.Name, value);

    /// <summary>The origin of a setting, such as a preset or the command line.</summary>
    /// <param name="setting">The setting.</param>
    public abstract Prose OriginOf(SettingFact setting);

    /// <summary>The value of a setting with many values: <c>56 values</c>.</summary>
    protected abstract Prose NumberOfValues(int count);

    /// <summary>The values of a setting in a table: <c>16, 32, 64</c>.</summary>
    protected abstract Prose Values(IEnumerable<Prose> values);

    /// <summary>The values of a setting at the levels of an axis: <c>by batch size: 16 → 0.9936</c>.</summary>
    protected abstract Prose By(Prose axis, Prose values);
}
