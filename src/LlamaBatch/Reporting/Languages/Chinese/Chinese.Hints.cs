using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Hints: what would decide a claim, or what limits its verdict.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(Hint hint) => hint switch
    {
        TooFewPairs few => $"两侧只有 {few.Pairs.Count} 个共同的{NounOf(few.Pairs.Of)}；判定至少需要 {few.Fewest} 个。",
        SignsCount signs =>
            $"由于{(signs.NotReached ? "有些值未达到" : signs.ReachedBefore ? "有些值在首次测量前已达到" : "有试验发散")}，只能依据差值的符号判定。"
            + $"{Repetitions(signs.Pairs)}所能得到的 p 不小于 "
            + $"{Number.Measured(signs.SmallestP, 2)}"
            + $"{(signs.Fewest is int fewest
                ? $"；{Among(signs.Claims)}至少需要 {Repetitions(new(fewest, signs.Pairs.Of))}才能判定"
                : Prose.Empty)}。",
        DominanceOpen open => $"{Repetitions(open.Pairs)}不足以判定{Name(open.Rival)}是否支配{Name(open.Arm)}；其中{Metric(open.LeastCertain)}最不确定。",
        BatchSizesNeeded { Smallest: null, Largest: null } => $"批大小的范围过窄，无法求得临界批大小。",
        BatchSizesNeeded needed =>
            $"要使临界批大小两侧都有界，须加入{Prose.Join("和",
            [
                needed.Smallest is double small ? $"不大于 {Number.ThreeDigits(small)} 的批大小" : Prose.Empty,
                needed.Largest is double large ? $"不小于 {Number.ThreeDigits(large)} 的批大小" : Prose.Empty,
            ])}。",
        UnstableCriticalBatch => $"各次运行偏离拟合的直线，去掉一种批大小就会使数值越过该数。",
        CoarseEvaluationGrid => $"仅评估间隔一项就使论断无法判定，增加运行也无济于事。请更频繁地评估。",
        NothingHappened none => $"{Metric(none.Metric)}在每次试验中都为 0，因此无法比较各配置。请在其大于 0 的条件下训练（例如更高的学习率），或比较其他指标。",
        FlatCurve flat => $"曲线过于平坦，{Repetitions(flat.Pairs)}不足以判定最优取值位于哪一侧。请增加{NounOf(flat.Pairs.Of)}，或指定离最优取值更远的取值。",
        StepwiseFit fit => $"{Metric(fit.Metric)}只取少数几个值，呈阶跃变化，因此没有标准误。请拟合随每个均值连续变化的量，或直接比较各配置。",
        DivergedFit => $"发散的试验没有可供拟合的损失。请指定没有试验发散的取值。",
        MarginInInterval margin => $"区间虽窄，却包含界值 {Margin(margin.Margin)}。",
        Power power => PowerOf(power),
        OnTheBorder border => $"所有{NounOf(border.Of)}一致，且恰好落在{(border.HasMargin ? "界值" : "论断的边界")}上。",
        OptimumAtEnd => $"所指定的取值中，最优的是第一个或最后一个（至少去掉部分种子后如此），真正的最优取值可能在其外。请在其两侧都指定取值。",
        RangeAtEdge => $"该范围到达所指定取值的第一个或最后一个，其宽度可能更大。请在其两端之外也指定取值。",
        EdgeThreat edge => $"{AtEdge(edge.Arm, edge.Levels)}。更宽的网格可能使其更优，从而改变判定。",
        TunedToEdge edge => $"{AtEdge(edge.Arm, edge.Levels)}。",
        NoFinishedTrial none => $"{Name(none.Arm)}没有可供比较的已完成试验。",
        SmokeRun => $"冒烟运行不作任何判定；请运行 quick 或 full 规模。",
        BothDiverged both => $"{Name(both.Left)}与{Name(both.Right)}的试验全部发散。",
        TargetMissed { Metric.Origin: MatchedAt at } missed =>
            $"{Name(missed.Arm)}有 {missed.Trials} 次试验的{Metric(at.Reached)}没有在两次测量之间越过 {AsWritten(at.Target)}；请在另一取值处比较、更频繁地测量，或延长训练。",
        NaNValues nan => $"{Name(nan.Arm)}有 {nan.Trials} 次试验的{Metric(nan.Metric)}为 NaN。",
        IncomparableValue { Metric.Contrast: Contrast.Ratio } value =>
            $"{Name(value.Left)}或{Name(value.Right)}的{Metric(value.Metric)}含有无法按比值比较的值。",
        IncomparableValue value => $"{Name(value.Left)}或{Name(value.Right)}的{Metric(value.Metric)}含有非有限值。",
        DisturbedTiming timing => $"对{Name(timing.Left)}或{Name(timing.Right)}计时时机器受到干扰，重测时亦然。请在空闲的机器上用 `--fresh` 运行。",
        UnknownFromBounds => $"有些值未达到，或在首次测量前已达到，由其计算的量因此未知。请增大预算或更换目标值。",
        MostlyNotReached most => $"{Name(most.Arm)}有一半以上的试验在达到该值之前就已结束。请增大预算或选用更易达到的目标值。",
        CrowdedFront front => $"不被支配的配置既然如此之多，不被支配便说明不了什么。请减少指标，或说明各指标之间如何折算。",
        BetterArm better => $"{Name(better.Arm)}更优。",
        FlatOptimum flat => $"最优处平坦：没有其他配置比它差 {Margin(flat.Margin)}以上。",
        MarginAllows margin => $"差异至多为 {Margin(margin.Margin)}，论断才成立。",
        MarginAsks margin => $"差异须超过 {Margin(margin.Margin)}，论断才成立。",
        MarginRanges ranges => $"{Prose.Join("；", ranges.Sides.Select(side => SideOf(side.Status, side.Ranges, ranges.Unit)))}"
            + $"{(ranges.NoLongerBest is { } arm ? $"（界值过大时，{Name(arm)} 不再优于任何配置）" : Prose.Empty)}。",
        DecidedWithout absent => $"判定时不含{Names(absent.Arms)}，本规模略去了它。",
        DeclaredSets sets => $"按论断的声明，各配置的{Difference(sets.Difference)}。",
        DeclaredTokens budgets => $"按论断的声明，各配置的词元预算不同（{Tokens(budgets.Tokens)}）。",
        StepsHeldEqual held => $"各配置均训练 {held.Steps} 步。",
        TimesHeldEqual held when Number.ThreeDigits(held.Shortest) == Number.ThreeDigits(held.Longest) =>
            $"各配置在单线程上均训练 {Seconds(held.Longest)}。",
        TimesHeldEqual held => $"各配置在单线程上训练 {Seconds(held.Shortest)} 至 {Seconds(held.Longest)}。",
        LacksRepetitions lacks => $"{Name(lacks.Arm)}缺少{NounOf(lacks.Of)} {List(lacks.Missing.Select(one => (Prose)$"{one}"))}。",
        SomeDiverged some => $"{Name(some.Arm)}的 {some.Trials} 次{(some.AreRuns ? "运行" : "试验")}中有 {some.Diverged} 次发散，"
            + $"按不优于{(some.AreRuns ? "最差的未发散运行" : "均匀模型")}计。",
        UpdatesMade updates => $"训练同样多的文本，{Prose.Join("，", updates.Arms.Select(one => (Prose)$"{Name(one.Arm)} 更新权重 {one.Updates} 次"))}。",
        ArmGaps gap => GapOf(gap),
        _ => throw new ArgumentOutOfRangeException(nameof(hint), hint, null),
    };

    private Prose PowerOf(Power power)
    {
        Prose size = Quantity(Number.Measured(power.Detectable, 2), power.Margin.Unit);
        Prose distance = power.Margin.Amount > 0 ? $"与界值 {Margin(power.Margin)} 相距 {size}" : (Prose)$"与论断的界限相距 {size}";
        Prose smaller = power.Needed is not int needed ? Prose.Empty
            : power.Margin.Amount > 0 ? $"若相距 {Margin(power.Margin)}，则需要 {Repetitions(new(needed, power.Pairs.Of))}。"
            : (Prose)$"按所观察到的距离，则需要 {Repetitions(new(needed, power.Pairs.Of))}。";
        return $"{Among(power.Claims)}若真实效应{distance}，用 {Repetitions(power.Pairs)}判定该论断的检验功效为 80%。{smaller}";
    }

    private static Prose Among(int claims) => claims > 1 ? $"按 {claims} 条论断校正时，" : Prose.Empty;

    private Prose GapOf(ArmGaps gap)
    {
        string most = gap.Gaps.Count > 2 ? "最高" : "较高";
        Prose says = gap.Worst is not { } worst ? Prose.Empty
            : gap.IsWorse ? $"其中{Name(worst)} 的验证损失{most}，与训练损失之差也大于{Name(gap.Best)} 的，即泛化较差。"
            : (Prose)($"其中{Name(worst)} 的验证损失{most}，但与训练损失之差{(gap.IsSmaller ? "小于" : "并不显著大于")}{Name(gap.Best)} 的"
                + $"{(gap.HasLearnedLess ? "；它的更新次数较少，训练损失也较高。" : "。")}");
        return $"按同一顺序，各配置的验证损失比训练损失高 {List(gap.Gaps.Select(one => Prose.Literal(Number.ByError(one.Gap, one.Error))))} nat/词元。{says}";
    }

    private Prose AtEdge(ArmName arm, IReadOnlyList<Trials.AxisLevel> levels) => $"{Name(arm)}在{List(levels.Select(Level))} 处最优，位于其网格边缘";

    private Prose SideOf(VerdictStatus status, IReadOnlyList<ReadableRange> ranges, string? unit) => ranges is [{ From: null, To: null }]
        ? $"无论界值取何值，论断均{Status(status)}"
        : (Prose)$"{(unit is null ? "各界值同乘以" : "界值")}{Prose.Join("或", ranges.Select(range => RangeOf(range, unit)))}时，论断{Status(status)}";

    private Prose RangeOf(ReadableRange range, string? unit)
    {
        Prose With(string number) => unit is null ? $"{number} 的数" : Quantity(number, unit);
        return range switch
        {
            { From: null } => $"小于 {With(range.To!)}",
            { To: null } => $"大于 {With(range.From)}",
            _ => unit is null ? $" {range.From} 至 {range.To} "
                : (Prose)$"介于 {(unit == "%" ? With(range.From) : (Prose)$"{range.From}")} 与 {With(range.To)} 之间",
        };
    }
}
