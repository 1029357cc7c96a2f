using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The page that lists an article's claims with their verdicts.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override string OwnName => "简体中文";

    /// <inheritdoc/>
    public override Prose Heading(ArticlePart part) => part switch
    {
        ArticlePart.Introduction => $"文章简介与本页读法",
        ArticlePart.Budgets => $"各预算下关于速度的论断",
        ArticlePart.Contradictions => $"相互矛盾的论断",
        ArticlePart.Disagreements => $"判定相反的论断",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <inheritdoc/>
    public override Prose Say(ArticleFact fact) => fact switch
    {
        OpenClaim open => Paragraph([$"*尚未判定*。", Prose.Marked(open.Why)]),
        OutdatedCitation { Now: null } outdated =>
            $"**已过时**：{outdated.Citation.Experiment} 没有判定本段所依据的 {outdated.Citation.Code}。",
        OutdatedCitation { Now: { } now } outdated =>
            $"**已过时**：本段以 {outdated.Citation.Experiment} 中 {outdated.Citation.Code} {Status(outdated.Citation.Status)}为依据，"
                + $"而现在的判定是{Status(now)}。",
        Disagreement one => $"{Link(one.Code)}：{Prose.Join("；",
        [
            In(one.Supporting, "成立"), In(one.Refuting, "不成立"), In(one.Divided, "部分论断成立，部分不成立"),
        ])}。",
        HeldEqual { Budget: Budget.EqualTokens } => $"文本相同",
        HeldEqual { Budget: Budget.EqualSteps } => $"步数相同",
        HeldEqual { Budget: Budget.EqualTime } => $"时间相同",
        HeldEqual { Cost: TargetCost.Steps } => $"达到损失的步数",
        HeldEqual { Cost: TargetCost.Tokens } => $"达到损失的文本",
        HeldEqual { Cost: TargetCost.Time } => $"达到损失的时间",
        HeldEqual { Cost: TargetCost.Flops } => $"达到损失的计算量",
        HeldEqual => $"达到损失",
        CodedClaim claim => $"{claim.Code}：{claim.Text}",
        VerdictByEffect one => $"{Status(one.Status).Bold()}：{AmountBeside(one.Effect)}",
        TestedClaim tested => tested.Effect.IsEmpty ? TextOf(tested.Claim).Italic() : $"{TextOf(tested.Claim).Italic()}：{tested.Effect}",
        ClaimsTested tested => $"下列 {tested.Claims} 项中，已有 {tested.Decided} 项经过检验。",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private Prose In(IReadOnlyList<string> experiments, string outcome) =>
        experiments.Count == 0 ? Prose.Empty : $"在 {List(experiments.Select(Prose.Literal))} 中{outcome}";

    /// <inheritdoc/>
    public override Prose Estimate(Effect effect) =>
        !effect.HasSize || !effect.IsKnown || effect.Spread != Spread.Interval ? Amount(effect)
        : effect.Metric.Origin is CriticalBatchOf
            ? (Prose)($"{Number.TwoDigits(effect.Amount.Low)}（"
                + $"{Span(Number.TwoDigits(effect.Interval.Low), Number.TwoDigits(effect.Interval.High))}）")
        : effect.IsValue ? (Prose)$"{Value(effect)}（{RangeAlone(effect)}）"
        : $"{Briefly(effect, than: false)}（{RangeAlone(effect)}）";

    /// <summary>The interval of an effect, without a leading space.</summary>
    private Prose RangeAlone(Effect effect) => Prose.Marked(Range(effect, "至少", "至多").Markdown.TrimStart());

    /// <inheritdoc/>
    public override Prose Span(string least, string most) => $"{least} 至 {most}";

    /// <summary>An effect with its interval and with the configuration that it is compared with.</summary>
    private Prose AmountBeside(Effect effect) => effect is { IsValue: false, HasSize: true, IsKnown: true }
        ? $"{Briefly(effect, than: true)}（{SpreadOf(effect)}）"
        : Amount(effect);

    /// <inheritdoc/>
    public override Prose Amount(Effect effect) =>
        effect is { IsValue: true, HasSize: true, IsKnown: true } ? $"{Value(effect)}（{SpreadOf(effect)}）"
        : effect is { HasSize: true, IsKnown: true } ? $"{Briefly(effect, than: false)}（{SpreadOf(effect)}）"
        : Briefly(effect, than: false);
}
