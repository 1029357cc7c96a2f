using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Languages;

/// <content>The critical batch size.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose CriticalBatchHeading => $"临界批大小";

    /// <inheritdoc/>
    public override Prose TradeoffTitle(MetricDefinition metric, double target) => $"达到{Metric(metric)} {Exact(target)} 的步数与文本量";

    /// <inheritdoc/>
    public override Prose TradeoffNote => $"大点：各批大小的均值；小点：各次运行。虚线：拟合的直线，在此坐标中为双曲线；细线部分为外推。点线：临界批大小的三分之一和三倍。";

    /// <inheritdoc/>
    public override Prose StepsOfMinimum => $"步数（最小值的倍数）";

    /// <inheritdoc/>
    public override Prose TextOfMinimum => $"文本量（最小值的倍数）";

    /// <inheritdoc/>
    public override Prose SmallBatches => $"步数减半";

    /// <inheritdoc/>
    public override Prose CriticalBatches => $"权衡";

    /// <inheritdoc/>
    public override Prose LargeBatches => $"节省甚少";

    /// <inheritdoc/>
    public override Prose OverheadColumn => $"文本量超出最小值";

    /// <inheritdoc/>
    public override Prose UpToBatchColumn => $"最大批大小（95% 置信区间）";

    /// <inheritdoc/>
    public override Prose WithInterval(double value, Interval interval) =>
        $"{Number.ThreeDigits(value)}（{Number.ThreeDigits(interval.Low)} 至 {Number.ThreeDigits(interval.High)}）";

    /// <inheritdoc/>
    public override Prose Say(CriticalBatchFact fact) => fact switch
    {
        CriticalBatchFound found =>
            $"**临界批大小为 {Number.ThreeDigits(found.CriticalBatch)}（95% 置信区间 {Number.ThreeDigits(found.Interval.Low)} 至 "
            + $"{Number.ThreeDigits(found.Interval.High)}）**。"
            + $"{(found.Recorded is { } recorded
                ? (Prose)$"无论各次运行在评估间隔内的何处达到目标，该区间都有效；按记录值计，区间为 {Number.ThreeDigits(recorded.Low)} 至 {Number.ThreeDigits(recorded.High)}。"
                : Prose.Empty)}"
            + $"在临界批大小下，达到目标的文本量和步数都是各自最小值的两倍：文本量最小为 {Number.ThreeDigits(found.MinimumExamples)} "
            + $"个{(found.Unit == ProgressUnit.Tokens ? "词元" : "序列")}，步数最小为 {Number.ThreeDigits(found.MinimumSteps)}。"
            + $"远小于它时，批大小加倍使步数减半，而文本量几乎不变；远大于它时，批大小加倍使文本量加倍，而步数几乎不减。",
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
            Identifiability.Identified => (Prose)$"批大小的范围从不超过它的三分之一到不低于它的三倍，因此两个最小值都在数据中显现。",
            Identifiability.LowerBound =>
                $"**应视为下界**。要得到上界，需要不小于临界批大小三倍的批大小；最大的批大小为 {Number.ThreeDigits(sides.Largest)}，"
                + $"步数的最小值由外推得出。",
            Identifiability.UpperBound =>
                $"**应视为上界**。要得到下界，需要不大于临界批大小三分之一的批大小；最小的批大小为 {Number.ThreeDigits(sides.Smallest)}，"
                + $"文本量的最小值由外推得出。",
            _ => $"**批大小的范围过窄**：两个最小值都由外推得出，区间的两端都不可靠。",
        },
        LineFit { IsRejected: false } line => $"各次运行与拟合的直线相符（失拟检验，{Number.P(line.P)}）。",
        LineFit line =>
            $"**各次运行偏离拟合的直线**（失拟检验，{Number.P(line.P)}）："
            + $"文本量随批大小的增长{(line.Curvature == Curvature.Convex ? "快" : "慢")}于线性。"
            + $"各批大小的调优程度不同，或规律本身不同，都可能造成这种偏离。因此，关于临界批大小的论断在去掉任何一种批大小后也须成立。",
        CriticalBatchMoves moves =>
            $"去掉一种批大小后，临界批大小分别为："
            + $"{Series(moves.Without.Select(one =>
                (Prose)$"{Number.ThreeDigits(one.CriticalBatch)}（去掉 {Number.ThreeDigits(one.Batch)}）"))}。"
            + $"{(moves.HalfGridOff is double off ? (Prose)$"每个评估间隔减去一半后为 {Number.ThreeDigits(off)}。" : Prose.Empty)}",
        CriticalBatchMethod method =>
            $"达到目标的文本量用直线 E = E_min + S_min · B 拟合，按相对误差不变加权；临界批大小为 E_min / S_min"
            + $"（McCandlish 等，2018，arXiv:1812.06162）。其区间由{(method.IsByRun ? " BCa 自助法在每种批大小内对运行重抽样" : "对种子的刀切法")}得出。",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };
}
