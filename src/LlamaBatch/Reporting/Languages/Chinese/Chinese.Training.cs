using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Caveats about the settings of training.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(SweepEdge fact)
    {
        string extreme = fact.IsSmallest ? "最小" : "最大";
        string best = fact.Metric.Better == Better.Lower ? "最低" : "最高";
        return $"**最优取值位于扫描边缘**：{Level(fact.Best)}（所测的{extreme}值）的{Metric(fact.Metric)}{best}，更{(fact.IsSmallest ? "小" : "大")}的取值可能更好。";
    }

    /// <inheritdoc/>
    public override Prose Say(UnequalTokens fact) =>
        $"**词元数不等**：{Point(fact.Most.Levels)} 的每次试验使用 {fact.Most.Count} 个词元，{Point(fact.Least.Levels)} 使用 {fact.Least.Count} 个。";

    /// <inheritdoc/>
    public override Prose Say(FewSteps fact) =>
        $"**步数过少**：{Series(fact.Points.Select(WithCount))}。优化器步数少于 {fact.Fewest} 的试验几乎不能说明训练的情况。";

    /// <inheritdoc/>
    public override Prose Say(ShortWarmup fact) =>
        $"**预热过短**：{Series(fact.Points.Select(WithSteps))}。预热少于 {fact.Fewest} 步时，学习率近乎跳变。";

    /// <inheritdoc/>
    public override Prose Say(Leak fact) =>
        $"**数据泄漏**：{Metric(fact.Metric)}低于文本的熵率 {Number.Measured(fact.EntropyRate, 3)} nat/词元："
        + $"{Series(fact.Points.Select(point => (Prose)$"{Point(point.Levels)} 为 {Number.Measured(point.Value, 3)}"))}。"
        + $"任何模型都不可能如此准确地预测新文本，因此留出文本被用于训练，该指标不能反映学习效果。";

    /// <inheritdoc/>
    public override Prose Say(NoBFloat16 fact) =>
        $"**未使用 bfloat16**：对于{Points(fact.Points)}，没有足够大的矩阵乘积能从中受益，因此以 float32 训练。";

    /// <inheritdoc/>
    public override Prose Say(WeightDecayTimescales fact) =>
        $"**权重衰减未随学习率和步数调整**：AdamW 的权重约经 1/(ηλ) 步便遗忘一次更新（η 为学习率，λ 为权重衰减）。这一步数与训练总步数之比，"
        + $"{Point(fact.Shortest.Levels)} 为 {Number.Measured(fact.Shortest.Value, 2)}，"
        + $"{Point(fact.Longest.Levels)} 为 {Number.Measured(fact.Longest.Value, 2)}，因此各配置的正则化强度也不同。";

    /// <inheritdoc/>
    public override Prose Say(Beta2HalfLives fact) =>
        $"**β₂ 的半衰期不一致**：二阶矩的滑动平均（β₂）的半衰期从 {Tokens(fact.Shortest.Value)}（{Point(fact.Shortest.Levels)}）到 "
        + $"{Tokens(fact.Longest.Value)}（{Point(fact.Longest.Levels)}）不等，"
        + $"各配置的优化器记忆长度也因此不同。";

    /// <inheritdoc/>
    public override Prose Say(Beta2Exceptions fact) =>
        $"**β₂ 的半衰期不一致**：二阶矩滑动平均的半衰期，{Series(fact.Others.Select(WithBeta2))}，其他配置均为 {Tokens(fact.Usual)}。"
        + $"因此，与{Points([.. fact.Others.Select(one => one.Point)])} 的比较也包含半衰期的差异。";

    /// <inheritdoc/>
    public override Prose Say(ClippedPoints fact) =>
        $"**梯度裁剪不一致**：训练结束时，{Series(fact.Points.Select(WithNorm))}的平均梯度范数超过裁剪阈值 "
        + $"{List(fact.Clips.Select(clip => Exact(clip)))}，其他配置均低于阈值，因此各配置的裁剪也不同。";

    /// <inheritdoc/>
    public override Prose Say(TargetsInWarmup fact) =>
        $"**预热期间达到目标**："
        + $"{Series(fact.Points.Select(one => (Prose)($"{Point(one.Reached.Levels)} 在 {Steps(one.WarmupSteps)} 步的预热中，"
            + $"第 {one.Reached.Count} 步即达到目标 {Exact(one.Target)}")))}。"
        + $"此时学习率仍低于调优所选的值，若预热较短，所需的步数可能更少。";

    /// <inheritdoc/>
    public override Prose Say(RisingSteps fact) =>
        $"**步数随批大小增加**：{Series(fact.Rises.Select(Rise))}。按 McCandlish 等（2018）的规律，步数不随批大小增加。"
        + $"可能的原因：学习率网格过粗、较大的批预热过短（{Steps(fact.WarmupSteps)} 步），或调优针对的是另一个目标。";

    /// <inheritdoc/>
    public override Prose Say(UnusualMargins fact) => $"**界值偏离常用值**：{Series(fact.Margins.Select(Unusual))}。";

    private Prose WithSteps(PointValue point) => $"{Point(point.Levels)}（{Number.ThreeDigits(point.Value)} 步）";

    private static string Steps(double steps) => steps < 10 ? Number.ThreeDigits(steps) : Number.Exact(Math.Round(steps));

    private Prose WithBeta2(Beta2HalfLife one) => $"{Point(one.Point)} 为 {Tokens(one.Tokens)}（β₂ = {Number.ThreeDigits(one.Beta2)}）";

    private Prose WithNorm(PointValue point) => $"{Point(point.Levels)}（{Number.Measured(point.Value, 3)}）";

    private Prose WithCount(PointCount point) => $"{Point(point.Levels)}（{point.Count} 步）";

    private Prose Rise(StepsRise one) =>
        $"要达到目标 {Exact(one.Target)}，{Point(one.Larger.Levels)} 需要 {one.Larger.Count} 步，{Point(one.Smaller.Levels)} 只需 {one.Smaller.Count} 步";

    private Prose Unusual(UnusualMargin one) =>
        $"{List(one.Claims.Select(ClaimName))} 使用的界值为 {Margin(ReadableMargin.Of(one.Part))}，"
            + $"而{Metric(one.Part.Metric)}的常用界值为 {Margin(ReadableMargin.Usual(one.Part.Metric))}";
}
