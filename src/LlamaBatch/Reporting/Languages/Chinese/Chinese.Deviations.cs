using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>Deviations from the plan of a study.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(ShortenedRun fact)
    {
        IEnumerable<Prose> axes = fact.Without.Select(one => (Prose)$"{Axis(one.Axis)}不含 {List(Levels(one))}");
        Prose[] numbers =
        [
            fact.Tokens.IsLess ? $"每次试验 {fact.Tokens.Now} 个词元，而不是 {fact.Tokens.Full} 个" : Prose.Empty,
            fact.Seeds.IsLess ? $"{fact.Seeds.Now} 个评估种子，而不是 {fact.Seeds.Full} 个" : Prose.Empty,
            fact.TuningSeeds.IsLess ? $"{fact.TuningSeeds.Now} 个调优种子，而不是 {fact.TuningSeeds.Full} 个" : Prose.Empty,
        ];
        return $"缩减为{NameOf(fact.Scale)}规模：{Series(axes.Concat(numbers))}。";
    }

    /// <inheritdoc/>
    public override Prose Say(MissingTrials fact) => $"{fact.All} 次试验中缺少 {fact.Count} 次；运行 `{Prose.Code(fact.Command)}` 可以补齐。";

    /// <inheritdoc/>
    public override Prose Say(DivergedTrials fact) =>
        $"发散：{Series(fact.Points.Select(one => (Prose)$"{Point(one.Point)} 的 {one.All} 次试验中有 {one.Count} 次"))}。发散的试验按均匀模型计分。";

    /// <inheritdoc/>
    public override Prose Say(DivergedTuning fact) => $"{fact.Count} 次调优试验发散。";

    /// <inheritdoc/>
    public override Prose Say(EndedAttempts fact)
    {
        string ended = fact.Outcome switch
        {
            Outcome.Interrupted => "被中断，随后从检查点继续",
            Outcome.Killed => "被终止，随后重试",
            Outcome.OutOfMemory => "因内存不足而失败，随后重试",
            _ => "崩溃，随后重试",
        };
        return $"{fact.Count} 次试验{ended}。";
    }

    /// <inheritdoc/>
    public override Prose Say(UndecidedTimes fact) => $"{fact.All} 次成本试验中有 {fact.Count} 次受到干扰，重新测量后仍然如此；使用这些时间的论断无法判定。";

    /// <inheritdoc/>
    public override Prose Say(UnusableValues fact) =>
        $"{fact.All} 次试验中有 {fact.Count} 次的{Metric(fact.Metric)}为 NaN、无穷大或超出取值范围；使用这些试验的论断无法判定。";

    /// <inheritdoc/>
    public override Prose Say(FailedTrial fact) => $"{fact.Trial} 经过 {fact.Attempts} 次失败的尝试后仍没有结果：{Say(fact.Failure)}";

    /// <inheritdoc/>
    public override Prose Say(UnusedTokens fact) => $"训练只执行完整的步，因此每次试验最多有 {fact.Tokens} 个词元（不足一步）未用到。";

    /// <inheritdoc/>
    public override Prose Say(OtherTrials fact) => $"`results.jsonl` 中还有 {fact.Count} 次已完成的试验，其取值、设置或步数已不属于本实验；它们不计入本报告。";

    /// <inheritdoc/>
    public override Prose Say(ChangedCode fact) =>
        $"自 {fact.Trials} 次试验完成以来，{fact.Type} 的代码已经改变，而这些试验仍然计入。如果改动会影响结果，请提高其 Revision（指标）或修改其 Settings()（优化器、语料），或者用 'run --fresh' 重新训练。";

    private static string NameOf(Scale scale) => scale switch
    {
        Scale.Smoke => "冒烟",
        Scale.Quick => "快速",
        _ => "完整",
    };
}
