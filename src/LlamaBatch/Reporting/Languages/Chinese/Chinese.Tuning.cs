using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>Caveats about tuning.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(GridEdge fact) =>
        $"**最优取值位于网格边缘**：对于{Joined(fact.Points)}，选出的{Level(fact.Level)} {(fact.Points.Count > 1 ? "均" : "")}位于网格边缘；若网格之外仍有可取的值，结果可能更好。";

    /// <inheritdoc/>
    public override Prose Say(UndecidedTuning fact) =>
        $"**调优差异在噪声范围内**：对于{Points(fact.Points)}，调优种子无法区分 {fact.Levels} 个{Axis(fact.Chosen.Axis)}（方差分析，{Number.P(fact.P)}），"
        + $"因此 {Bare(fact.Chosen)} 可能是由噪声选出的。";

    /// <inheritdoc/>
    public override Prose Say(OptimisticTuning fact)
    {
        TuningOptimism first = fact.Points[0];
        return $"**调优结果偏乐观**：对于{Point(first.Point)}，"
            + $"选出的{Axis(fact.Axis)}在调优种子上{Its(fact.Metric)}为 {On(first, first.Tuning)}，"
            + $"在评估种子上为 {On(first, first.Evaluation)}{Prose.Join("", fact.Points.Skip(1).Select(Other))}。"
            + $"{fact.Levels} 个含噪均值中的最优值偏于乐观；判定只使用评估种子。";

        Prose On(TuningOptimism at, double mean) => Value(fact.Metric, mean, Math.Abs(at.Evaluation - at.Tuning) / 10);

        Prose Other(TuningOptimism at) => $"；对于{Point(at.Point)}，分别为 {On(at, at.Tuning)} 和 {On(at, at.Evaluation)}";
    }

    /// <inheritdoc/>
    public override Prose Say(SharedWindows fact) =>
        $"**共用验证窗口**：调优与评估使用相同的验证窗口，仅种子不同；选出的取值可能更适合这些窗口，而非其他文本。";

    /// <inheritdoc/>
    public override Prose Say(NoisyTuning fact)
    {
        Prose errors = Prose.Join("或 ", fact.Errors.Select(one => (Prose)$"{Percent(one.Error)}（{one.Seeds} 个评估种子）"));
        Prose rates = $"若取值由噪声选出，界值为 0 的错误论断被判为成立的概率是 {errors}；没有噪声时是 {Percent(fact.Nominal)}"
            + $"（“方法”一节的错误率还计入被误判为不成立的正确论断）。";
        return fact.IsSingleSeed
            ? $"**调优种子只有一个**：取值可能是由噪声选出的。{rates}请使用多个种子调优。"
            : (Prose)$"**调优噪声的影响**：{rates}请使用更多种子调优；增加评估种子只会加重这一影响。";
    }

    /// <inheritdoc/>
    public override Prose Say(TunedForTheEnd fact)
    {
        Prose target = Exact(fact.Target);
        return $"**调优目标不同**：{Axis(fact.Axis)}是针对训练结束时调优的，而不是针对目标 {target}。在调优试验中，其他取值更早达到该目标。"
            + $"{Series(fact.Points.Select(Sooner))}。如需针对该目标调优，请使用 `TunedPer(…, For = {target})`。";
    }

    private Prose Joined(IReadOnlyList<IReadOnlyList<AxisLevel>> points) => points.Count == 1 || points.All(point => point.Count == 1)
        ? Points(points)
        : $"{points.Count} 个配置（{Points(points)}）";

    private Prose Sooner(SoonerElsewhere one) =>
        $"{Point(one.Point)}，取 {Bare(one.Best.Level)} 时需{Steps(one.Best)}，取选出的 {Bare(one.Chosen.Level)} 时需{Steps(one.Chosen)}";

    private static Prose Steps(StepsAt one) => one.IsAtLeast ? $"至少 {one.Steps} 步" : (Prose)$" {one.Steps} 步";
}
