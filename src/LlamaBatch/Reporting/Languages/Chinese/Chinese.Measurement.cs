using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Caveats about repetitions and about the machine that measured costs.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(DisturbedCosts fact)
    {
        Prose[] ways =
        [
            fact.Shared.Count == 0 ? Prose.Empty
                : $"{fact.Shared.Count} 次得到的核心时间不足 {Percent(CpuShare.Least)}（最低 {Percent(fact.Shared.Worst)}）",
            fact.Slow.Count == 0 ? Prose.Empty
                : $"{fact.Slow.Count} 次机器速度低于中位速度的 {Percent(ReferenceSpeed.Least)}（最低 {Percent(fact.Slow.Worst)}）",
            fact.Uneven == 0 ? Prose.Empty
                : $"{fact.Uneven} 次单步耗时的中位数比其第 10 百分位数高出 {Percent(StepSpread.Most - 1)} 以上",
        ];
        return $"**机器受到干扰**：{fact.All} 次成本试验中有 {fact.Count} 次受到干扰，重新测量后仍然如此，其中 {Series(ways)}。";
    }

    /// <inheritdoc/>
    public override Prose Say(Outliers fact) =>
        $"**离群值**：{Series(fact.Values.Select(Outlying))}。即使只有偶然因素，也会有 {Percent(fact.Error)} 的报告出现离群值（Grubbs 检验，{fact.Samples} 组样本）。"
        + $"所有数值均予以保留。";

    /// <inheritdoc/>
    public override Prose Say(OneOccasion fact) =>
        $"**成本只在一个时段测得**：所有成本都在 {Duration(fact.Duration)}内测得。换一天测量，各配置的成本可能各自偏移，而同一时段的区组体现不出这种偏移。"
        + $"当真实效应恰好等于界值时，"
        + $"{Prose.Join("，", fact.Errors.Select(one => (Prose)$"标准差为 {Percent(one.Offset)} 的偏移使错误率升至 {Percent(one.Error)}"))}"
        + $"（原为 {Percent(fact.Nominal)}）。";

    /// <inheritdoc/>
    public override Prose Say(SkewedDifferences fact)
    {
        Prose others = fact.Others == 0 ? Prose.Empty : $"，另有 {fact.Others} 组比较也是如此";
        return $"**差异呈偏态**：{Name(fact.Part.Left.Name)} 与 {Name(fact.Part.Right.Name)} {Its(fact.Part.Metric)}之差呈偏态分布"
            + $"（g₁ = {Number.Measured(fact.Skewness, 2)}，{Number.P(fact.P)}，共检验 {fact.Tested} 组）{others}。"
            + $"若差异服从指数分布，当真实效应恰好等于界值时，t 检验的错误率为 {Percent(fact.Error)}，而不是 {Percent(fact.Nominal)}。";
    }

    /// <inheritdoc/>
    public override Prose Say(SeveralLooks fact)
    {
        Prose seeds = $"{List(fact.Seeds.Select(count => (Prose)$"{count}"))} 个种子";
        Prose rate = $"当真实效应恰好等于界值时，错误率为 {Percent(fact.Error)}，而不是 {Percent(fact.Nominal)}。";
        return fact.AreRecorded
            ? $"**多次查看结果**：曾先后用 {seeds}计算判定。如果不断增加种子直到论断得到判定，{rate}"
            : (Prose)$"**种子分批增加**：种子分 {fact.Seeds.Count} 批训练，各批结束时累计 {seeds}。如果是先前的报告促使增加种子，{rate}";
    }

    /// <inheritdoc/>
    public override Prose Say(NoiseScales fact) =>
        $"{Metric(fact.Metric)}（单位为序列，括号内为 95% 置信区间）："
        + $"{Series(fact.Values.Select(one => (Prose)$"{Name(one.Arm)} 为 {WithInterval(one.Value, one.Interval)}"))}。";

    private Prose Outlying(Outlying one) =>
        $"{Point(one.Point)} 的{(one.Metric.Kind == MetricKind.Cost ? "区组" : "种子")} {one.Seed} {Its(one.Metric)}为 "
        + $"{Value(one.Metric, one.Value, one.OthersDeviation)}，"
        + $"其余的均值为 {Alike(one, one.OthersMean)}，标准差为 {Alike(one, one.OthersDeviation)}";
}
