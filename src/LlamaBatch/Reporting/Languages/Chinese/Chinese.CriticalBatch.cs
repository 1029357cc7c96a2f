using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Languages;

/// <content>The critical batch size and the law by which it is estimated.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose CriticalBatchHeading => $"临界批大小";

    /// <inheritdoc/>
    public override Prose TradeoffTitle(MetricDefinition metric, double target) => $"达到{Metric(metric)} {Exact(target)} 的步数与文本量";

    /// <inheritdoc/>
    public override Prose TradeoffNote => $"大点：各批大小的均值；小点：各次运行。虚线：拟合的规律；细线部分为外推。点线：临界批大小的三分之一和三倍。两轴均为对数坐标。";

    /// <inheritdoc/>
    public override Prose StepsOfMinimum => $"步数（最小值的倍数）";

    /// <inheritdoc/>
    public override Prose TextOfMinimum => $"文本量（最小值的倍数）";

    /// <inheritdoc/>
    public override Prose SmallBatches => $"偏小";

    /// <inheritdoc/>
    public override Prose CriticalBatches => $"均衡";

    /// <inheritdoc/>
    public override Prose LargeBatches => $"偏大";

    /// <inheritdoc/>
    public override Prose BeforeOverheads => $"按该规律，在以下批大小处，达到目标所需的文本比最小值多出相应的比例：";

    /// <inheritdoc/>
    public override Prose OverheadColumn => $"多用的文本量";

    /// <inheritdoc/>
    public override Prose UpToBatchColumn => $"批大小（95% 置信区间）";

    /// <inheritdoc/>
    public override Prose WithInterval(double value, Interval interval) =>
        $"{Number.ThreeDigits(value)}（{Number.ThreeDigits(interval.Low)} 至 {Number.ThreeDigits(interval.High)}）";

    /// <inheritdoc/>
    public override Prose Say(CriticalBatchFact fact) => fact switch
    {
        CriticalBatchLead { Found: [var only] } =>
            $"{((Prose)$"达到{Metric(only.Metric)} {Exact(only.Target)} 的临界批大小为 {Lead(only)}").Bold()}。",
        CriticalBatchLead several =>
            $"{((Prose)$"临界批大小：{Series(several.Found.Select(one => one.At.Count > 0
                ? (Prose)$"{Point(one.At)} 为 {Lead(one)}"
                : $"{Metric(one.Metric)} {Exact(one.Target)} 为 {Lead(one)}"))}").Bold()}。",
        CriticalBatchLaw law =>
            $"批大小 B 达到目标所需的文本量 E（以{Unit(law.Unit)}计）可由一条规律预测：E = E_min + S_min · B，其中 E_min 是文本量的最小值，S_min 是步数的最小值"
            + $"（McCandlish 等，2018，arXiv:1812.06162）。临界批大小为 E_min / S_min，此时文本量和步数都是各自最小值的两倍。"
            + $"远小于临界批大小时，批大小加倍使步数减半，而文本量几乎不变；远大于临界批大小时，批大小加倍使文本量加倍，而步数几乎不减。"
            + $"该规律按相对误差不变加权，对各次运行拟合；临界批大小的区间"
            + $"{(law.IsByRun ? "由 BCa 自助法在每种批大小内对运行重抽样" : "由对种子的刀切法")}得出。",
        CriticalBatchFound found =>
            $"**临界批大小为 {Number.ThreeDigits(found.CriticalBatch)}（95% 置信区间 {Number.ThreeDigits(found.Interval.Low)} 至 "
            + $"{Number.ThreeDigits(found.Interval.High)}{(found.Without is var (least, most)
                ? (Prose)$"，以规律成立为前提；去掉一种批大小后为 {Number.ThreeDigits(least)} 至 {Number.ThreeDigits(most)}"
                : Prose.Empty)}）**。文本量的最小值为 {Number.ThreeDigits(found.MinimumExamples)} "
            + $"个{Unit(found.Unit)}，步数的最小值为 {Number.ThreeDigits(found.MinimumSteps)}。"
            + $"{(found.Recorded is { } recorded
                ? (Prose)($"各次运行在两次评估之间达到目标，无论在其间何处，该区间都有效；按记录值计，区间为 {Number.ThreeDigits(recorded.Low)} "
                    + $"至 {Number.ThreeDigits(recorded.High)}。")
                : Prose.Empty)}",
        NoCriticalBatch none => none.Why switch
        {
            CriticalBatchObstacle.TooFewArms => (Prose)$"求临界批大小至少需要三种批大小。",
            CriticalBatchObstacle.TooFewRuns => $"求临界批大小时，每种批大小至少需要三次运行。",
            CriticalBatchObstacle.NotReached => $"有些运行没有达到目标，其余运行只是经过筛选的一部分，因此没有临界批大小。",
            CriticalBatchObstacle.NoMinimumExamples => $"文本量与批大小成正比，没有足够小的批大小来显示临界批大小。",
            _ => $"文本量不随批大小增长，没有足够大的批大小来显示临界批大小。",
        },
        CriticalBatchSides sides => sides.Sides switch
        {
            Identifiability.Identified => (Prose)$"批大小的范围从不超过临界批大小的三分之一到不低于其三倍，因此两个最小值都在数据中显现。",
            Identifiability.LowerBound =>
                $"**临界批大小可能更大**：最大的批大小 {Number.ThreeDigits(sides.Largest)} 不足临界批大小的三倍，步数的最小值由外推得出，因此区间的上端并不可靠。",
            Identifiability.UpperBound =>
                $"**临界批大小可能更小**：最小的批大小 {Number.ThreeDigits(sides.Smallest)} 超过临界批大小的三分之一，文本量的最小值由外推得出，因此区间的下端并不可靠。",
            _ => $"**批大小的范围过窄**：两个最小值都由外推得出，区间的两端都不可靠。",
        },
        LawFit { IsRejected: false } law => $"各次运行与该规律相符（失拟检验，{Number.P(law.P)}）。",
        LawFit law =>
            $"**各次运行偏离该规律**（失拟检验，{Number.P(law.P)}）："
            + $"文本量随批大小的增长{(law.Curvature == Curvature.Convex ? "快" : "慢")}于线性。"
            + $"{(law.IsExplainedByGrid
                ? (Prose)($"评估间隔本身就可能造成这种偏离（取两次评估之间的其他位置，{Number.P(law.WithinGrid!.Value)}）；"
                    + $"各批大小的调优程度不同，或规律本身不同，也可能造成偏离。")
                : $"{(law.WithinGrid is double p ? (Prose)$"评估间隔不足以造成这种偏离（至多 {Number.P(p)}）；" : Prose.Empty)}"
                    + $"各批大小的调优程度不同，或规律本身不同，都可能造成偏离。")}",
        CriticalBatchMoves moves =>
            $"去掉一种批大小后，临界批大小分别为："
            + $"{Series(moves.Without.Select(one =>
                (Prose)$"{Number.ThreeDigits(one.CriticalBatch)}（去掉 {Number.ThreeDigits(one.Batch)}）"))}。"
            + $"{(moves.HalfGridOff is double off ? (Prose)$"各次运行取评估间隔的中点时为 {Number.ThreeDigits(off)}。" : Prose.Empty)}"
            + $"{(moves.MustHold ? (Prose)$"关于临界批大小的论断，须在去掉任何一种批大小后仍然成立。" : Prose.Empty)}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static string Unit(ProgressUnit unit) => unit == ProgressUnit.Tokens ? "词元" : "序列";

    private static Prose Lead(CriticalBatchAt one) =>
        $"{Number.ThreeDigits(one.CriticalBatch)}（95% 置信区间 {Number.ThreeDigits(one.Interval.Low)} 至 "
        + $"{Number.ThreeDigits(one.Interval.High)}{one.Sides switch
        {
            Identifiability.LowerBound => "；可能更大",
            Identifiability.UpperBound => "；可能更小",
            Identifiability.None => "；外推",
            _ => "",
        }}）";
}
