using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Languages;

/// <content>What the settings of training weaken.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(UnequalTokens fact) =>
        $"**词元数不等**：{Point(fact.Most.Levels)} 的每次训练使用 {fact.Most.Count} 个词元，{Point(fact.Least.Levels)} 使用 {fact.Least.Count} 个。";

    /// <inheritdoc/>
    public override Prose Say(FewSteps fact) =>
        $"**步数过少**：优化器步数少于 {fact.Fewest} 的训练几乎不能说明问题：{Prose.Join("；", fact.Points.Select(WithCount))}。";

    private Prose WithCount(PointCount point) => $"{Point(point.Levels)}（{point.Count} 步）";
}
