using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Verdicts as a word or a short phrase.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Verdict(Verdict verdict, bool isNotRun)
    {
        if (verdict.NeedsTraining && isNotRun)
        {
            return $"*尚未运行*";
        }

        Prose remarks = Prose.Join(
            "；",
            [WhyOf(verdict), verdict.Evidence.Count > 0 && verdict.Absent.Count > 0 ? $"不含{Names(verdict.Absent)}" : Prose.Empty]);
        return $"{Status(verdict.Status).Bold()}{(remarks.IsEmpty ? Prose.Empty : $"（{remarks}）")}";
    }

    /// <inheritdoc/>
    public override Prose Counted(IReadOnlyList<Verdict> verdicts, bool isNotRun)
    {
        var (decided, notRun) = Count(verdicts, isNotRun);
        bool isOnly = AreAlike(verdicts, isNotRun);
        Prose Of(int count, Prose outcome) => $"{(!isOnly ? $"{count} 条" : count > 1 ? "全部" : "")}{outcome}";
        return Prose.Join(
            "，",
            [.. decided.Select(one => Of(one.Count, Status(one.Status))), notRun > 0 ? Of(notRun, $"尚未运行") : Prose.Empty]);
    }

    /// <summary>The number of claims and their outcomes: 共 3 条论断：2 条成立，1 条不成立, or 共 3 条论断，全部成立.</summary>
    private Prose OutcomeOf(IReadOnlyList<Verdict> verdicts, bool isNotRun) =>
        $"共 {verdicts.Count} 条论断{(AreAlike(verdicts, isNotRun) ? "，" : "：")}{Counted(verdicts, isNotRun)}";

    private static bool AreAlike(IReadOnlyList<Verdict> verdicts, bool isNotRun)
    {
        var (decided, notRun) = Count(verdicts, isNotRun);
        return decided.Count + (notRun > 0 ? 1 : 0) == 1;
    }

    private static Prose WhyOf(Verdict verdict) => verdict.Reason switch
    {
        VerdictReason.Arithmetic => (Prose)$"由计算判定",
        VerdictReason.Published => $"由已发表的数据判定",
        VerdictReason.Opposite when IsAgainstNumber(verdict) => Prose.Empty,
        VerdictReason.Opposite => $"差异方向相反",
        VerdictReason.Beaten => $"另有更优者",
        VerdictReason.Negligible => $"差异可忽略",
        VerdictReason.TooSmall => $"差异小于所称",
        VerdictReason.TooLarge => $"差异超出论断所允许的范围",
        VerdictReason.Underpowered => $"{NounOf(verdict.Decisive?.DecisiveComparison.Repetition ?? Repetition.Seed)}过少",
        VerdictReason.Disturbed => $"机器受到干扰",
        VerdictReason.NearMargin => $"过于接近界值",
        VerdictReason.EdgeOptimum => $"最优取值位于网格边缘",
        VerdictReason.NotRun => $"未运行",
        VerdictReason.ScaleTooSmall => $"冒烟运行不作判定",
        VerdictReason.Diverged => $"发散",
        VerdictReason.NotReached => $"部分试验没有目标处的数值",
        VerdictReason.Censored => $"多数未达到",
        VerdictReason.NonDiscriminating => $"所有或几乎所有配置都不被支配",
        VerdictReason.NotFinite => $"非有限值",
        VerdictReason.NotIdentified => $"批大小的范围过窄",
        VerdictReason.LackOfFit => $"运行偏离规律",
        VerdictReason.AllZero => $"每次试验均为 0",
        VerdictReason.EvaluationGrid => $"评估间隔过大",
        VerdictReason.CutOff => $"范围在变量边缘被截断",
        VerdictReason.NoStandardError => $"无标准误",
        VerdictReason.IllPosed => $"论断有误",
        _ => Prose.Empty,
    };
}
