using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Configurations that count as one, because they have the same settings.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(EqualLevels fact)
    {
        Prose levels = LevelOf(Axis(fact.Axis), List(fact.Levels.Select(level => Bare(new(fact.Axis, level)))));
        return fact.Sharing switch
        {
            Sharing.Learning => $"{levels} 的训练完全相同，只有成本不同；对于学习类指标，它们算作同一个配置。",
            Sharing.Costs => $"{levels} 的成本试验相同；对于成本类指标，它们算作同一个配置。",
            _ => (Prose)$"{levels} 的设置相同，算作同一个配置。",
        };
    }

    /// <inheritdoc/>
    public override Prose Say(EqualPointsSummary fact) => $"**相同的配置**：{Paragraph(fact.Facts)}表格和图中每个只出现一次。";

    /// <inheritdoc/>
    public override Prose Say(EqualPoints fact) => $"配置{List(fact.Points.Select(point => (Prose)$"（{Point(point)}）"))}的设置相同，算作同一个配置。";

    /// <inheritdoc/>
    public override Prose Say(MoreEqualPoints fact) => $"另有 {fact.Groups} 组配置的设置相同。";
}
