using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The kind of run that a report describes, and notes on its tables.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(NothingRun fact) =>
        $"**尚未运行**。实验设计：{Said(fact.Design)}。凡由计算即可判定的论断，下文已给出判定。开始训练的命令：`{Prose.Code(fact.Command)}`。";

    /// <inheritdoc/>
    public override Prose Say(ArithmeticOnly fact) => $"**不作训练**：所有论断均由计算或已发表的数据判定。";

    /// <inheritdoc/>
    public override Prose Say(NothingFinished fact) =>
        $"**没有完成的试验**。{fact.Failed} 次试验失败，原因见“与计划的偏差”一节。"
        + $"实验设计：{Said(fact.Design)}。重试的命令：`{Prose.Code(fact.Command)}`。";

    /// <inheritdoc/>
    public override Prose Say(Unfinished fact) =>
        $"**尚未完成**：部分试验缺失（见“与计划的偏差”一节），判定仍可能改变；多次查看判定会使下文所述的错误率升高。实验设计：{Said(fact.Design)}。";

    /// <inheritdoc/>
    public override Prose Say(SmallerRun fact) => fact.Scale == Scale.Smoke
        ? (Prose)$"**这是一次冒烟运行**（{Said(fact.Design)}）：只检查一切是否正常工作，不判定需要训练的论断。"
        : $"**这是一次快速运行**（{Said(fact.Design)}）：取值和词元都少于完整实验，判定只在这一较小的范围内成立。";

    /// <inheritdoc/>
    public override Prose Say(LevelExtremes fact)
    {
        bool isHigherBetter = fact.Metric.Better == Better.Higher;
        Prose worst = fact.Worst is var (level, value)
            ? $"；{Level(level)} {(isHigherBetter ? "最低" : "最高")}，为 {Number.WithError(value.Mean, value.HalfWidth)}"
            : Prose.Empty;
        return $"{Level(fact.Best)} 的{Metric(fact.Metric)}{(isHigherBetter ? "最高" : "最低")}，"
            + $"为 {Quantity(Number.WithError(fact.Value.Mean, fact.Value.HalfWidth), fact.Metric.Unit)}{worst}（均值 ± 95% 置信区间的半宽，"
            + $"{fact.Seeds} 个种子）。";
    }

    /// <inheritdoc/>
    public override Prose Say(OthersAtBaseline fact) => $"其余变量取基线值：{List(fact.Levels.Select(Level))}。";

    /// <inheritdoc/>
    public override Prose Say(NotComparable fact) =>
        $"**此处的{List(fact.Metrics.Select(Metric))}不可直接比较**：{Clause(fact.Obstacle)}。比较这些数值的论断必须明确声明这一点。";

    /// <inheritdoc/>
    public override Prose Say(MeansOverSeeds fact) =>
        $"训练结束时的数值：{(fact.Seeds is int seeds ? (Prose)$"{seeds} 个种子（均未发散）" : $"各种子")}的均值 ± 95% 置信区间的半宽。";

    /// <inheritdoc/>
    public override Prose Say(MeansOverBlocks fact) => $"成本：{fact.Blocks} 个成本测量区组的均值 ± 95% 置信区间的半宽；步数、词元数和更新次数由设置计算得出。";

    /// <inheritdoc/>
    public override Prose Say(SameAtEveryLevel fact) => $"各配置均为：{Prose.Join("，", fact.Costs.Select(Planned))}。";

    /// <inheritdoc/>
    public override Prose Say(PredictedCosts fact)
    {
        Prose times = fact switch
        {
            { IsTimeMeasured: false } => Prose.Empty,
            { IsTimePredicted: true } => $"时间是训练前根据 `doctor --calibrate` 测得的机器速度预测的。",
            { IsTimePredictable: false } => $"时间未作预测：预测只适用于 float32 的快速实现（fast）。",
            _ => $"时间未作预测：训练前没有用 `doctor --calibrate` 测量机器速度。",
        };
        return $"预测的成本，以及实测均值与预测值之比。内存由设置预测。{times}";
    }

    /// <inheritdoc/>
    public override Prose Say(TargetsAhead fact) =>
        $"将由验证曲线读出达到以下目标所需的成本：{Series(fact.Targets.Select(Reach))}。";

    private Prose Reach((MetricDefinition Metric, double Value) target) =>
        $"{Metric(target.Metric)} {Quantity(AsWritten(target.Value), target.Metric.Unit)}";

    /// <inheritdoc/>
    public override Prose Say(TargetReading fact)
    {
        Prose falls = fact.RateFalls
            ? $"**此处学习率在整个训练过程中持续下降，因此训练的中途并不等同于一次较短的训练；较短的训练衰减更早，可能用更少的词元达到目标**。"
            : Prose.Empty;
        return $"达到目标的时刻由验证曲线读出{(fact.Every is double every ? (Prose)$"（每 {Tokens(every)}测量一次）" : Prose.Empty)}："
            + $"在两次测量之间，按词元数的对数作线性插值；此后两次测量均未回升到目标以上，才算达到。"
            + $"表中为各种子的均值 ± 95% 置信区间的半宽。"
            + $"{(fact.HasMisses ? "若部分种子在预算内未达到目标，则给出中位数；若多数未达到，则给出下界。" : "")}{falls}";
    }

    /// <inheritdoc/>
    public override Prose Say(TuningPlan fact) =>
        $"{ForEach(fact.Per)}用 {fact.Seeds} 个独立于评估的种子调优，取值为 {List(fact.Levels.Select(Bare))}。";

    /// <inheritdoc/>
    public override Prose Say(TuningScores fact)
    {
        Prose spread = fact.Seeds > 1 ? $" ± 极差的一半" : Prose.Empty;
        Prose misses = fact.HasMisses ? $"未达到目标的试验按其全部预算计（≥）。" : Prose.Empty;
        Prose others = fact.IsJoint ? $"其他经过调优的变量取各自的最优取值。" : Prose.Empty;
        return $"表中为{AtEnd(fact.IsAtEnd)}{Metric(fact.Metric)}（{UnitOf(fact.Unit)}），取 {fact.Seeds} 个调优种子的均值{spread}。{others}"
            + $"{ForEach(fact.Per)}选出的最优取值再用评估种子训练。{misses}";
    }

    private static Prose Said(Design design) => design.Seeds > 0
        ? (Prose)$"{design.Points} 个配置，{design.Seeds} 个评估种子，每次试验训练 {Exact(design.Tokens)} 个词元"
        : $"{design.Points} 个配置，{design.Blocks} 个成本测量区组";

    private static Prose Exact((long Least, long Most) range)
        => range.Least == range.Most ? $"{range.Least}" : (Prose)$"{range.Least} 至 {range.Most}";

    private static Prose AtEnd(bool isAtEnd) => isAtEnd ? $"训练结束时的" : Prose.Empty;

    private static Prose Planned(PlannedCost cost) => cost.Of switch
    {
        ReportColumn.Steps => $"{cost.Text} 步",
        ReportColumn.Tokens => $"{cost.Text} 个词元",
        ReportColumn.Updates => $"每百万词元更新 {cost.Text} 次",
        ReportColumn.Memory => $"内存 {cost.Text}",
        _ => throw new ArgumentOutOfRangeException(nameof(cost), cost, null),
    };

    private Prose ForEach(IReadOnlyList<string> axes) => axes.Count > 0 ? $"按{List(axes.Select(Axis))}分别" : Prose.Empty;
}
