using LlamaBatch.Claims.Problems;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Reporting.Languages;

/// <content>The reasons why a claim has no answer, each with a remedy.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(ClaimProblem problem) => problem switch
    {
        StatedProblem stated => $"{stated.Text}",
        NoVerdict => $"该论断的方法返回了 null；请返回一次比较所得的判定。",
        FailedCode failed => $"该论断自身的代码抛出了 {failed.Exception}：{failed.Message}",

        UnknownAxis axis => $"实验没有名为 {axis.Axis} 的变量；已有变量：{Joined(axis.Axes)}。请指定其中一个。",
        TunedAxis axis => $"变量 {axis.Axis} 经过调优，只有其最优水平上的结果。请从论断中去掉它。",
        NoLevel axis => $"论断没有指定 {axis.Axis} 的水平；请至少指定其中一个：{Joined(axis.Levels)}。",
        UnknownLevel axis => $"变量 {axis.Axis} 没有水平 {axis.Level}；已有水平：{Joined(axis.Levels)}。请指定其中一个，或为该变量添加此水平。",
        RepeatedLevel axis => $"论断重复指定了 {axis.Axis} 的水平：{Joined(axis.Levels)}。",
        SeveralArms { IsPareto: true } several => $"论断问的是某一个配置是否不被支配，却指定了 {Names(several.Arms)}；请只指定一个水平。",
        SeveralArms several => $"论断问的是某一个配置是否最优，却指定了 {Names(several.Arms)}；请只指定一个水平。",

        UnknownMetric metric => $"实验没有测量 {metric.Key}；请添加 [Measure<{metric.Key}>]。已测量：{Joined(metric.Keys)}。",
        WrongBudget { Metric.Kind: MetricKind.Cost } budget => $"{Metric(budget.Metric)}是成本指标，没有预算。",
        WrongBudget budget => $"{Metric(budget.Metric)}是学习指标，需要指定预算。",
        UnknownTarget { Targets.Count: 0 } target =>
            $"实验没有目标值 {AsWritten(target.Value)}；请用 [Target<ValidationLoss>({AsWritten(target.Value)})] 声明。",
        UnknownTarget target => $"实验没有目标值 {AsWritten(target.Value)}；已有目标值：{Joined(target.Targets.Select(AsWritten))}。"
            + $"请指定其中一个，或用 [Target] 声明它。",
        UnrankedMetric { Use: RankUse.Pareto } unranked => $"{NoRank(unranked)}，因此不能用于帕累托论断。",
        UnrankedMetric { Use: RankUse.Target } unranked => $"{NoRank(unranked)}，因此不能设目标值。",
        UnrankedMetric unranked => $"{NoRank(unranked)}。请改问它高于还是低于某值。",
        NotSteps other => $"临界批大小须由达到目标的步数求得，而不是{Metric(other.Metric)}；请使用 ToTarget(...).Steps(...).CriticalBatch()。",
        ReachedAtStart start => $"有运行在第一步之前就已达到目标，因此无法由{Metric(start.Metric)}求得临界批大小；请选择更难的目标。",
        UnknownConversion unit => Conversion(unit),
        MissingArm missing => $"{Metric(missing.Metric)}没有 {Name(missing.Arm)} 处的值；请为每个指标指定相同的水平。",

        DifferentMetrics metrics => $"论断将{Metric(metrics.Left)}与{Metric(metrics.Right)}相比；请比较同一个指标。",
        DifferentBudgets budgets => $"论断在 {budgets.Left.ToString()} 和 {budgets.Right.ToString()} 两种预算下比较{Metric(budgets.Metric)}；"
            + $"请在两侧使用同一种预算。",
        InvalidMargin margin => $"论断的界值为 {AsWritten(margin.Margin)}；它必须大于或等于零。",
        NoMargin => $"等价性论断需要大于零的界值；请给出无关紧要的最大差异。",
        NotFiniteNumber => $"论断与一个非有限的数作比较；请给出有限的数。",
        EmptyInterval interval => $"{AsWritten(interval.Low)} 与 {AsWritten(interval.High)} 之间没有任何数；请先写较小的数。",
        ComparedWithItself arm => $"论断将 {Name(arm.Arm)} 与其自身比较；请在一侧指定另一个水平。",
        SameSettings arms => $"论断将 {Name(arms.Left)} 与 {Name(arms.Right)} 比较，但二者设置相同，是同一个配置。请比较设置不同的水平。",
        BestOfOne => $"论断只在一个配置中选最优；请再指定其他配置。",
        IncomparableSets sets =>
            $"论断比较 {Names(sets.Arms)} 的{Metric(sets.Metric)}，但它们的{Difference(sets.Difference)}，不可比较。"
            + $"请比较这些方面相同的配置，或用 .{nameof(Samples.AcrossValidationSets)}() 声明该比较。",
        IncomparableTokens tokens =>
            $"论断在词元数相等的前提下比较 {Names(tokens.Arms)} 的{Metric(tokens.Metric)}，但词元预算不同（{Tokens(tokens.Tokens)}）。"
            + $"请训练同样多的词元，或用 .{nameof(Samples.AcrossTokenBudgets)}() 声明该比较。",
        IncomparableSteps steps =>
            $"论断在步数相等的前提下比较 {Names(steps.Arms)} 的{Metric(steps.Metric)}，但步数不同（{List(steps.Steps.Select(count => (Prose)$"{count}"))} 步）。"
            + $"请训练同样多的步数（{nameof(Training)}.{nameof(Training.Steps)}），或改用 {nameof(Budget.EqualTokens)} 比较。",
        IncomparableTimes times =>
            $"论断在时间相等的前提下比较 {Names(times.Arms)} 的{Metric(times.Metric)}，"
            + $"但它们在单线程上的训练时间为 {Seconds(times.Shortest)} 和 {Seconds(times.Longest)}。"
            + $"请设置 {nameof(Training)}.{nameof(Training.Tokens)}，"
            + $"使时间至多相差 {Quantity(Number.ThreeDigits(100 * Comparability.SameTime), "%")}。",
        UnknownAmount { AreRuns: true } amount =>
            $"论断在{(amount.Budget == Budget.EqualTime ? "时间" : "步数")}相等的前提下比较{Metric(amount.Metric)}，但表中没有其曲线，"
            + $"因此各运行的{(amount.Budget == Budget.EqualTime ? "时间" : "步数")}未知。请指定 {nameof(Progress)} 的列。",
        UnknownAmount amount => $"论断在时间相等的前提下比较{Metric(amount.Metric)}，但无从得知每步的时间。"
            + $"请添加 [Measure<{nameof(StepTime)}>]，或覆盖 {nameof(LlamaExperiment.MeasuredSpeed)}。",
        DifferentQuantities quantities => $"论断将 {quantities.Left} 与 {quantities.Right} 相比；请比较同一个量。",
        QuantityWithItself quantity => $"论断将 {Place(quantity.Quantity)} 与其自身比较；请在一侧指定另一个水平。",
        ParetoOfOneMetric => $"帕累托论断至少需要两个指标。只有一个指标时，请问该配置是否最优。",
        ParetoWithoutArm arm => $"帕累托论断的指标没有 {Name(arm.Arm)} 处的值；请为每个指标加上它。",
        ParetoOfOneArm arm => $"帕累托论断没有可与 {Name(arm.Arm)} 比较的其他配置；请指定多个水平。",

        TooFewLevels levels => $"{Metric(levels.Metric)}的趋势至少需要 {levels.Fewest} 个水平；请再指定一些。",
        NotOneAxis { Axes.Count: 0 } axes => $"{Metric(axes.Metric)}的趋势需要一个变化的变量；请为某个变量指定多个水平。",
        NotOneAxis axes => $"{Metric(axes.Metric)}的趋势只能沿一个变量变化，而不是 {List(axes.Axes.Select(Prose.Literal))}。请为其余变量只指定一个水平。",
        RepeatedSettings same => $"论断问{Metric(same.Metric)}如何随{Axis(same.Axis)}变化，但 {Name(same.First)} 与 {Name(same.Again)} 设置相同；请只指定其中一个。",
        LevelIsNoNumber level => $"变量 {level.Axis} 的水平 {level.Level} 不是数值；趋势需要数值水平。",
        LevelWithoutLogarithm level => $"论断要对水平 {AsWritten(level.Level)} 取对数；请指定大于零的水平。",
        LevelBeyondLimit level => $"论断称其变量的{(level.IsLowest ? "最小" : "最大")}值为 {AsWritten(level.Limit)}，却又用到水平 {AsWritten(level.Level)}；"
            + $"请去掉该水平，或更正该值。",
        EffectOnFit effect => $"论断要计算对{Metric(effect.Metric)}的效应，但该量由所有种子共同拟合，没有单个种子的值。请直接比较二者。",
        UnequalArms arms => $"论断计算 {arms.Arms} 个配置相对于 {arms.Others} 个配置的效应；请在另一侧指定一个配置，或同样多的配置。",

        OneOutcome { Status: VerdictStatus.Refuted } one => $"{RangeOf(one.Metric)}，因此论断只能不成立；请给出能够达到的数和界值。",
        OneOutcome one => $"{RangeOf(one.Metric)}，因此论断必然成立；请给出该范围内的数。",
        MarginBeyondRange beyond =>
            $"{RangeOf(beyond.Metric)}，因此没有两个配置能相差界值 {AsWritten(beyond.Margin)}；"
                + $"请用该指标自身的单位给出界值{(beyond.Metric.Unit == "share" ? "：0.05 即五个百分点" : "")}。",
        LeftOutByScale left => $"{ScaleOf(left.Scale)} 规模不含{Names(left.Arms)}，因此没有可比较的内容。"
            + $"{(left.Scale == Scale.Full ? (Prose)$"请把它加入该变量的水平。" : $"请在该变量的 {left.Scale.ToString()} = [...] 中指定更多水平。")}",
        TooFewRepetitions few =>
            $"无论测得什么，{Repetitions(new(few.Count, few.Of))}都不足以判定；至少需要 {few.Fewest} 个。"
            + $"请增大 [Experiment]{(few.Scale == Scale.Full ? "" : " 或 [Scaled]")} 的 "
            + $"{(few.Of == Repetition.Block ? "CostBlocks" : "Seeds")}。",
        NothingCompared => $"论断没有比较任何内容。请指定要比较的配置。",
        NeverDecided never => Paragraph([$"所有模拟的结果都无法判定它。", Paragraph(VerdictHints.Of(never.Verdict))]),
        OnSomeResults some => $"{Say(some.Problem)}出现此问题的情形：{Where(some.Results)}。",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, null),
    };

    private static string ScaleOf(Scale scale) => scale.ToString().ToLowerInvariant();

    private static string Where(MadeUp results) => results switch
    {
        MadeUp.Different => "各配置互不相同",
        MadeUp.Race => "各配置达到目标的时间不同",
        MadeUp.Equal => "所有配置都相同",
        MadeUp.AllDiverged => "所有试验都发散",
        MadeUp.SomeDiverged => "部分试验发散",
        MadeUp.SomeMissing => "部分试验缺失",
        _ => "没有试验完成",
    };

    /// <summary>The beginning of a sentence that states the range of a metric's values.</summary>
    private Prose RangeOf(MetricDefinition metric)
    {
        Prose low = double.IsFinite(metric.Lowest) ? $"不会低于 {AsWritten(metric.Lowest)}" : Prose.Empty;
        Prose high = double.IsFinite(metric.Highest) ? $"不会高于 {AsWritten(metric.Highest)}" : Prose.Empty;
        return $"{Metric(metric)}{Prose.Join("，也", [low, high])}";
    }

    private Prose NoRank(UnrankedMetric unranked) => $"{Metric(unranked.Metric)}没有优劣之分：取值高低都不代表更好";

    private Prose Place(Quantity quantity) => quantity.Point is { } point ? Name(point) : Prose.Literal(quantity.Label);

    private Prose Seconds(double seconds) => Quantity(Number.ThreeDigits(seconds), "s");

    private Prose Tokens(IReadOnlyList<long> tokens) => List(tokens.Select(count => (Prose)$"{count}"));

    private static string Joined(IEnumerable<string> names) => string.Join("、", names);

    private Prose Conversion(UnknownConversion unit)
    {
        Prose from = UnitName(unit.From);
        Prose to = unit.To switch
        {
            TargetCost.Time => $"秒数",
            TargetCost.Flops => (Prose)$"浮点运算次数",
            TargetCost.Steps => $"步数",
            _ => $"词元数",
        };
        string[] members = unit.MembersNeeded;
        return members.Length == 0
            ? (Prose)$"表按{from}计，无法换算为{to}。请指定按{to}计的列。"
            : $"表按{from}计，换算为{to}需要 {List(members.Select(Prose.Literal))}；请在记录中重写。";
    }

    private static Prose UnitName(string unit) => unit switch
    {
        "Steps" => $"步数",
        "Tokens" => (Prose)$"词元数",
        "Sequences" => $"序列数",
        _ => $"秒数",
    };
}
