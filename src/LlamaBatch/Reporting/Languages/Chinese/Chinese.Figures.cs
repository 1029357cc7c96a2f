using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The texts in figures, and their captions.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose TrainingTokens => $"训练词元数";

    /// <inheritdoc/>
    public override Prose MetricMargin => $"该指标的界值";

    /// <inheritdoc/>
    public override Prose OnlyLine => $"全部";

    /// <inheritdoc/>
    public override Prose NothingMeasured => $"尚未测量";

    /// <inheritdoc/>
    public override Prose ForestTitle => $"由训练判定的全部论断的效应";

    /// <inheritdoc/>
    public override Prose ForestNote =>
        $"效应及其 95% 置信区间，以界值为单位（论断未给界值时取指标的界值）；阴影为论断成立的范围。"
        + $"圆点：论断成立；方块：论断不成立（有一项比较不成立即可）；空心：无法判定。";

    /// <inheritdoc/>
    public override Prose ForestAxis => $"← 与论断相反 · 效应（以界值计） · 支持论断 →";

    /// <inheritdoc/>
    public override Prose ForestAlternative => $"由训练判定的每条论断的效应及其 95% 置信区间，以界值为单位";

    /// <inheritdoc/>
    public override Prose Quantity(MetricDefinition metric, string unit) => MetricColumn(metric, unit);

    /// <inheritdoc/>
    public override string Logarithmic(string title) => title.EndsWith('）') ? $"{title[..^1]}，对数坐标）" : $"{title}（对数坐标）";

    /// <inheritdoc/>
    public override Prose TitleOf(CostAxis cost) => cost.Kind switch
    {
        RunCost.Steps => $"优化器步数",
        RunCost.Time => $"单线程训练时间（{UnitOf(cost.TimeUnit)}）",
        _ => $"浮点运算次数",
    };

    /// <inheritdoc/>
    public override Prose NoteOf(CostAxis cost) => cost.Kind == RunCost.Time ? $"时间：步数乘以成本试验的单步耗时中位数。" : Prose.Empty;

    /// <inheritdoc/>
    public override Prose AlongRun(MetricDefinition metric, string axis) => $"各{Axis(axis)}训练过程中的{Metric(metric)}";

    /// <inheritdoc/>
    public override Prose Against(MetricDefinition metric, CostAxis cost, string axis)
        => $"各{Axis(axis)}的{Metric(metric)}随{NameOf(cost)}的变化";

    /// <inheritdoc/>
    public override Prose AtEnd(MetricDefinition metric, (double Least, double Most) tokens, string axis) =>
        $"训练 {Tokens(tokens)}后各{Axis(axis)}的{Metric(metric)}";

    /// <inheritdoc/>
    public override Prose Behind(MetricDefinition metric, ArmName best, (double Least, double Most) tokens, string axis) =>
        $"训练 {Tokens(tokens)}后各{Axis(axis)}的{Metric(metric)}{Side(metric)} {Name(best)} 的幅度";

    /// <inheritdoc/>
    public override Prose AgainstAxis(MetricDefinition metric, string axis, IReadOnlyList<string> per) =>
        $"{(per.Count > 0 ? (Prose)$"各{List(per.Select(Axis))}{Its(metric)}" : Metric(metric))}随{Axis(axis)}的变化";

    /// <inheritdoc/>
    public override Prose CurveNote(int seeds, IReadOnlyList<string> tuned) => $"线：{seeds} 个种子的均值；带：最低至最高的种子{Tuned(tuned)}。";

    /// <inheritdoc/>
    public override Prose LevelNote(IReadOnlyList<string> tuned, bool hasEdge) =>
        $"大点：均值及 95% 置信区间；小点：各个种子{Tuned(tuned)}。{(hasEdge ? "空心：最优取值位于网格边缘。" : "")}";

    /// <inheritdoc/>
    public override Prose CostNote(int blocks, bool hasModel) =>
        $"大点：均值及 95% 置信区间；小点：{blocks} 个区组。{(hasModel ? "虚线：拟合的单步耗时 = a + b × 批大小。" : "")}";

    /// <inheritdoc/>
    public override Prose BehindNote(ArmName best) => $"点：与最优的{Name(best)} 之差的均值，及相同种子的 95% 置信区间；触及底部的区间在其下延续。";

    /// <inheritdoc/>
    public override Prose TuningNote(int seeds, bool isAtEnd) =>
        $"{AtEnd(isAtEnd)}数值，取 {seeds} 个调优种子的均值{(seeds > 1 ? "；带：最低至最高的种子" : "")}；大点：选中的取值。";

    /// <inheritdoc/>
    public override Prose NotComparable(RankObstacle obstacle) => $"数值不可比较：{Clause(obstacle)}。";

    /// <inheritdoc/>
    public override Prose BehindAmount(MetricDefinition metric, string unit) =>
        $"{Side(metric)}最优者的幅度（{(unit.Length > 0 ? (Prose)$"{UnitOf(unit)}，" : Prose.Empty)}对数坐标）";

    /// <inheritdoc/>
    public override Prose Entropy(string entropy) => $"信源的熵 {entropy}";

    /// <inheritdoc/>
    public override Prose ForestDescription(int claims) => $"{claims} 条论断的效应，以各自的界值为单位。";

    /// <inheritdoc/>
    public override Prose Decided(VerdictStatus status, Prose claim) => $"{Status(status)}：{claim}";

    /// <inheritdoc/>
    public override Prose Described(string note, string y, string x, IReadOnlyList<string> lines) =>
        $"{note}纵轴：{y}；横轴：{x}{(lines.Count > 0 ? $"；各线：{string.Join("、", lines)}" : "")}。";

    /// <inheritdoc/>
    public override Prose Alternative(FigureKind kind, MetricDefinition metric, string axis) => kind switch
    {
        FigureKind.AlongRun => $"{Metric(metric)}随训练词元数的变化，每个{Axis(axis)}一条线",
        FigureKind.AtEnd when metric.Kind == MetricKind.Cost => $"各{Axis(axis)}的{Metric(metric)}",
        FigureKind.AtEnd => $"训练结束时各{Axis(axis)}的{Metric(metric)}",
        FigureKind.BehindBest => $"各{Axis(axis)}的{Metric(metric)}与最优者相差的幅度，对数坐标",
        FigureKind.Tuning => $"调优中{Metric(metric)}随{Axis(axis)}的变化",
        _ => $"各{Axis(axis)}的{Metric(metric)}",
    };

    /// <inheritdoc/>
    public override Prose Alternative(MetricDefinition metric, CostAxis cost, string axis)
        => $"{Metric(metric)}随{NameOf(cost)}的变化，每个{Axis(axis)}一条线";

    /// <inheritdoc/>
    public override Prose AlternativeAgainstAxis(MetricDefinition metric, string axis, string lines) =>
        $"训练结束时{Metric(metric)}随{Axis(axis)}的变化，每个{Axis(lines)}一条线";

    /// <inheritdoc/>
    public override string Tick(double number) => Grouped(number);

    private static string NameOf(CostAxis cost) => cost.Kind switch
    {
        RunCost.Steps => "步数",
        RunCost.Time => "时间",
        _ => "计算量",
    };

    private static string UnitOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => "秒",
        TimeUnit.Minute => "分钟",
        _ => "小时",
    };

    private static string Side(MetricDefinition metric) => metric.Better == Better.Higher ? "低于" : "高于";

    private Prose Tuned(IReadOnlyList<string> axes) => axes.Count > 0 ? $"；{List(axes.Select(Axis))}经过调优" : Prose.Empty;
}
