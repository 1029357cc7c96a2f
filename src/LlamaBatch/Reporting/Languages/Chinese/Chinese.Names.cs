using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>The names of configurations, metrics and corpora.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    protected override Prose Baseline => $"基线";

    /// <inheritdoc/>
    public override Prose Unknown => $"未知";

    /// <inheritdoc/>
    protected override Prose Against(Prose left, Prose right, Prose shared, Prose metric)
        => $"{Where(shared)}{left} 对 {right}{(metric.IsEmpty ? Prose.Empty : $"，{metric}")}";

    /// <inheritdoc/>
    public override Prose Corpus(CorpusName corpus) => corpus.Settings switch
    {
        null => $"{corpus.Name}",
        "" => $"{corpus.Name}（默认设置）",
        var settings => $"{corpus.Name}（{settings}）",
    };

    /// <inheritdoc/>
    public override Prose Difference(ValidationDifference difference)
    {
        Prose tokens = Prose.Join("或", difference.Tokenizers.Select(Token));
        return Prose.Join(
            "，",
            [
                Differs("文本", List(difference.Texts.Select(Corpus))),
                Differs("分词方式", tokens.IsEmpty ? tokens : $"词元为{tokens}"),
                Differs("序列长度", List(difference.SequenceLengths.Select(length => (Prose)$"{length} 个词元"))),
                Differs("验证窗口数", List(difference.Windows.Select(windows => (Prose)$"{windows}"))),
            ]);
    }

    /// <inheritdoc/>
    public override Prose Clause(RankObstacle obstacle) => Clause($"各配置", obstacle);

    private Prose Clause(Prose owners, RankObstacle obstacle) => obstacle.Difference is { } difference
        ? (Prose)$"{owners}的{Difference(difference)}"
        : $"{owners}的词元预算不同（{List(obstacle.Tokens.Select(tokens => (Prose)$"{tokens}"))}）";

    /// <inheritdoc/>
    protected override Prose ComputedFrom(Prose quantity, Prose arms) => $"由{arms}得出的{quantity}";

    /// <inheritdoc/>
    protected override Prose QuantityAt(MetricDefinition quantity, Prose point) => $"{point} {Its(quantity)}";

    /// <inheritdoc/>
    protected override Prose Effect(Prose arm, Prose against, Prose shared) => $"{Where(shared)}{arm} 相对于 {against} 的效应";

    private static Prose Where(Prose shared) => shared.IsEmpty ? Prose.Empty : $"{shared} 下，";

    /// <inheritdoc/>
    protected override Prose Measured(MetricDefinition metric)
        => $"{Glossary.Metrics.GetValueOrDefault(metric.Key) ?? Words.InSentence(metric.Name)}";

    /// <inheritdoc/>
    protected override Prose Derived(MetricOrigin origin) => origin switch
    {
        EffectOn => $"对{Metric(origin.From)}的效应",
        SlopeOf => $"{Metric(origin.From)}的斜率",
        ExponentOf => $"{Metric(origin.From)}随变量变化的幂指数",
        CriticalBatchOf => $"临界批大小",
        BestLevelFor { Axis: null } => $"使{Metric(origin.From)}最优的取值",
        BestLevelFor best => $"使{Metric(origin.From)}最优的{Axis(best.Axis)}",
        RatioOf { IsOfGains: true } => $"增益的梯度噪声尺度",
        RatioOf { IsPreconditioned: true } => $"预条件梯度噪声尺度",
        RatioOf { IsNoiseScale: true } => $"梯度噪声尺度",
        RatioOf ratio => $"{Metric(ratio.From)}与{Metric(ratio.Over)}之比",
        MatchedAt match => $"{Metric(match.Reached)}为 {Quantity(AsWritten(match.Target), match.Reached.Unit)} 时的{Metric(match.From)}",
        RangeOf range => $"{Near(range.Distance, origin.From)}的{Axis(range.Axis)}范围的宽度",
        HighestOf highest =>
            $"{Near(highest.Distance, origin.From)}的最{(IsRate(highest.Axis) ? "高" : "大")}{Axis(highest.Axis)}",
        SensitivityOf sensitivity => $"{Metric(origin.From)}对{Axis(sensitivity.Axis)}的敏感度",
        ShareDivergedOf share => $"发散的{Axis(share.Axis)}所占比例",
        SeedSpreadOf => $"{Metric(origin.From)}在种子间的离散程度",
        MeanOver mean => $"{Metric(origin.From)}在各{Axis(mean.Axis)}上的均值",
        CostToTarget { Cost: TargetCost.Steps } cost => $"达到{Metric(origin.From)} {AsWritten(cost.Target)} 所需的步数",
        CostToTarget { Cost: TargetCost.Tokens } cost => $"达到{Metric(origin.From)} {AsWritten(cost.Target)} 所需的词元数",
        CostToTarget { Cost: TargetCost.Flops } cost => $"达到{Metric(origin.From)} {AsWritten(cost.Target)} 所需的计算量",
        CostToTarget cost => $"达到{Metric(origin.From)} {AsWritten(cost.Target)} 所需的时间",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    /// <summary>
    /// A distance from the best value: 与最优验证损失相差不超过 0.1 nat/词元. The distance has no unit if values of the metric are compared by
    /// ratio.
    /// </summary>
    private Prose Near(double distance, MetricDefinition metric) =>
        $"与最优{Metric(metric)}相差不超过 {Quantity(AsWritten(distance), metric.Contrast == Contrast.Ratio ? "" : metric.Unit)}";

    /// <summary>
    /// A metric, as it follows a configuration's name. The particle 的 comes first, unless the metric begins with a verb or preposition
    /// (达到…所需的步数).
    /// </summary>
    private Prose Its(MetricDefinition metric) => $"{Particle(metric)}{Metric(metric)}";

    /// <summary>The particle before a quantity of a curve: 批大小 100 下使验证损失最优的学习率.</summary>
    private const string Under = "下";

    private static string Particle(MetricDefinition metric) => metric.Origin switch
    {
        null => metric.Key == nameof(GradientCosine) ? "" : "的",
        CostToTarget or EffectOn => "",
        BestLevelFor or global::LlamaBatch.RangeOf or HighestOf => Under,
        MatchedAt => "在",
        CriticalBatchOf or RatioOf { IsNoiseScale: true } => "的",
        var derived => Particle(derived.From),
    };

    private static Prose Differs(string what, Prose names) => names.IsEmpty ? names : $"{what}不同（{names}）";
}
