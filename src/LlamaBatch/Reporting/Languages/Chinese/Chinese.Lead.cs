using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The first paragraph of a report.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(AxisMeanings fact) =>
        $"变量：{Series(fact.Axes.Select(one => (Prose)$"{Axis(one.Axis)}（{AxisMeanings.Shortened(one.Meaning)}）"))}。";

    /// <inheritdoc/>
    public override Prose Say(DivergedShare fact) =>
        $"**{fact.All} 次试验中有 {fact.Points.Sum(point => point.Count)} 次发散**："
        + $"{Series(fact.Points.Select(one => (Prose)$"{Point(one.Point)} 的 {one.All} 次中有 {one.Count} 次"))}。";

    /// <inheritdoc/>
    public override Prose Say(UnrankedAxes fact) =>
        $"**{Series(fact.Axes.Select(one => Clause($"各{Axis(one.Axis)}", one.Obstacle)))}，因此训练结束时的{Metric(fact.Metric)}不可比较**。";

    /// <inheritdoc/>
    public override Prose Say(BestLevel fact)
    {
        Prose best = $"{Point(fact.Best)} {(IsLoss(fact.Metric) ? (Prose)$"最优" : $"的{Metric(fact.Metric)}最优")}";
        Prose at = fact.Others.Count > 0 ? $"{Point(fact.Others)} 时，" : Prose.Empty;
        Prose sentence = fact.Tokens is { } tokens ? $"{at}训练 {Tokens(tokens)}后，{best}" : (Prose)$"{at}{best}";
        return $"{sentence.Bold()}：{Value(fact.Metric, fact.Value)}。";
    }

    /// <inheritdoc/>
    public override Prose Say(WorseLevel fact)
    {
        Distance distance = fact.Distance;
        string percent = distance.Unit == "%" ? "%" : "";
        string unit = distance.Unit is "" ? fact.Metric.Unit : distance.Unit;
        return $"{Point(fact.Level)} 比最优者差 {Quantity(Digits(distance, distance.Amount), unit)}"
            + $"（95% 置信区间 {Digits(distance, distance.Low)}{percent} 至 {Digits(distance, distance.High)}{percent}，"
            + $"{distance.Pairs} 个{RepeatedOver(fact.Metric)}）。";
    }

    /// <inheritdoc/>
    public override Prose Say(OtherLevel fact) =>
        $"{Point(fact.Level)} 为 {Value(fact.Metric, fact.Value)}{(fact.IsTied ? $"，现有{RepeatedOver(fact.Metric)}无法区分二者" : Prose.Empty)}。";

    /// <inheritdoc/>
    public override Prose Say(TiedLevels fact) => $"现有{RepeatedOver(fact.Metric)}无法区分{Points(fact.Levels)} 与最优者。";

    /// <inheritdoc/>
    public override Prose Say(LevelsBehind fact)
    {
        string Rounded(double amount) => Number.Measured(amount, 2);
        bool isRange = fact.IsTail && fact.Levels.Count > 2;
        Prose levels = isRange ? $"{Point(fact.Levels[0])} 及以上" : Points(fact.Levels);
        Prose amounts = isRange
            ? $"{Rounded(fact.Amounts.Min())} 至 {Rounded(fact.Amounts.Max())}"
            : List(fact.Amounts.Select(amount => (Prose)$"{Rounded(amount)}"));
        if (!isRange && fact.Levels.Count > 2)
        {
            IEnumerable<Prose> pairs = fact.Levels.Zip(fact.Amounts, (level, amount) => (Prose)$"{Point(level)} 差 {Rounded(amount)}");
            return $"其余均值与最优者相比（{UnitOf(fact.Unit)}）：{Prose.Join("，", pairs)}。";
        }

        return $"{levels}的均值{(fact.Levels.Count == 1 ? "" : isRange ? "都" : "分别")}比最优者差 {Quantity($"{amounts}", fact.Unit)}。";
    }

    /// <inheritdoc/>
    public override Prose Say(TargetLead fact) =>
        $"{((Prose)$"达到{Metric(fact.Metric)} {Exact(fact.Target)}：{Series(fact.Least.GroupBy(one => Point(one.Level).Markdown).Select(Needs))}").Bold()}。";

    /// <inheritdoc/>
    public override Prose Say(WorstLevel fact) => $"{Point(fact.Level)} 最差：{Value(fact.Metric, fact.Value)}。";

    /// <inheritdoc/>
    public override Prose Say(LossScale fact) =>
        $"作为参照：{Number.ByError(fact.Best.Mean, fact.Best.HalfWidth)} nat/词元意味着模型给正确的下一个词元的概率（几何）平均为 {Chance(fact.Best.Mean)}。";

    /// <inheritdoc/>
    public override Prose Say(SpeedBeside fact)
    {
        double error = 50 * (fact.High - fact.Low);
        string Digits(double share) => Number.ByError(100 * share, error);
        return fact.Low <= 0 && fact.High >= 0
            ? (Prose)$"{Points([fact.Best, fact.Level])} 的吞吐量没有可测出的差别。"
            : fact.Share < 0
                ? (Prose)($"{Point(fact.Level)} 每秒处理的词元比{Point(fact.Best)} 少 {Digits(-fact.Share)}%"
                    + $"（95% 置信区间 {Digits(-fact.High)}% 至 {Digits(-fact.Low)}%，{fact.Blocks} 个区组）。")
                : $"{Point(fact.Level)} 每秒处理的词元比{Point(fact.Best)} 多 {Digits(fact.Share)}%"
                    + $"（95% 置信区间 {Digits(fact.Low)}% 至 {Digits(fact.High)}%，{fact.Blocks} 个区组）。";
    }

    /// <inheritdoc/>
    public override Prose Say(ClaimOutcome fact)
    {
        Prose all = $"{OutcomeOf(fact.Verdicts, isNotRun: false).Bold()}。";
        return fact.Trained.Count == 0 || fact.Others.Count == 0 ? all
            : $"{all}其中 {fact.Trained.Count} 条由训练判定（{Counted(fact.Trained, isNotRun: false)}），"
                + $"{fact.Others.Count} 条由计算或已发表的数据判定（{Counted(fact.Others, isNotRun: false)}）。";
    }

    /// <inheritdoc/>
    public override Prose Say(ResultScope fact)
    {
        Prose text = fact.Tokens is { } tokens ? $" 的 {Tokens(tokens)}" : Prose.Empty;
        Prose token = fact.Token is { } corpus ? $"（词元为{Token(corpus)}）" : Prose.Empty;
        return $"适用范围：{Range(fact.Parameters, Many)}个参数的模型，{Alternatives(fact.Corpora)}{text}{token}，"
            + $"优化器 {Alternatives(fact.Optimizers)}，每次试验单线程。这些结果不能外推到更大的模型或其他文本。"
            + $"基线配置每步使用{Size(fact.Step)}，分为{Size(fact.MicroBatches)}计算。";
    }

    /// <inheritdoc/>
    protected override Prose From(Prose least, Prose most) => $"{least}至 {most}";

    private static Prose Alternatives(IReadOnlyList<string> names) => Prose.Join(" 或 ", names.Select(Prose.Literal));

    /// <summary>A level, and the costs that are lowest at this level.</summary>
    private Prose Needs(IEnumerable<LeastCost> costs) =>
        $"{Point(costs.First().Level)} {Prose.Join("，", costs.Select(Least))}";

    private Prose Least(LeastCost one)
    {
        string least = one.Cost switch
        {
            TargetCost.Steps => "步数最少",
            TargetCost.Tokens => "词元最少",
            TargetCost.Flops => "计算量最少",
            _ => "时间最短",
        };
        Prose tied = one.Tied.Count == 0 ? Prose.Empty : $"，现有种子无法将其与{Points(one.Tied)} 区分";
        return $"所需的{least}（{Value(one.Metric, one.Value)}{tied}）";
    }

    /// <summary>The noun for a metric's repetitions: blocks for costs, otherwise seeds.</summary>
    private static string RepeatedOver(MetricDefinition metric) => metric.Kind == MetricKind.Cost ? "区组" : "种子";
}
