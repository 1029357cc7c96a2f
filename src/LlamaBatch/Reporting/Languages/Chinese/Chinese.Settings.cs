using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The table of settings.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override IReadOnlyList<Prose> SettingHeadings { get; } = [$"设置", $"取值", $"来源"];

    /// <inheritdoc/>
    public override Prose OriginOf(SettingFact setting) => setting.Origin switch
    {
        SettingOrigin.Written => $"作者指定",
        SettingOrigin.Preset => Prose.Literal(setting.Preset),
        SettingOrigin.CommandLine => $"命令行",
        _ => $"*默认值*",
    };

    /// <inheritdoc/>
    protected override Prose NumberOfValues(int count) => $"{count} 个值，随水平组合而异";

    /// <inheritdoc/>
    protected override Prose Values(IEnumerable<Prose> values) => List(values);

    /// <inheritdoc/>
    protected override Prose By(Prose axis, Prose values) => $"按{axis}：{values}";
}
