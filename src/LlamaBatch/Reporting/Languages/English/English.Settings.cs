using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The table of settings.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override IReadOnlyList<Prose> SettingHeadings { get; } = [$"Setting", $"Value", $"Origin"];

    /// <inheritdoc/>
    public override Prose OriginOf(SettingFact setting) => setting.Origin switch
    {
        SettingOrigin.Written => $"this experiment",
        SettingOrigin.Preset => Prose.Literal(setting.Preset),
        SettingOrigin.CommandLine => $"command line",
        _ => $"*default*",
    };

    /// <inheritdoc/>
    protected override Prose NumberOfValues(int count) => $"{Count(count, "value")}, by combination of levels";

    /// <inheritdoc/>
    protected override Prose Values(IEnumerable<Prose> values)
    {
        Prose[] all = [.. values];
        return Prose.Join(all.Any(value => value.ToString().Contains(", ", StringComparison.Ordinal)) ? "; " : ", ", all);
    }

    /// <inheritdoc/>
    protected override Prose By(Prose axis, Prose values) => $"by {axis}: {values}";
}
