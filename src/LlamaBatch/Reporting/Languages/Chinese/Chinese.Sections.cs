using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>The headings, introductions and cell texts of the sections of a report.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose BeforeEvidence(bool hasCosts, bool hasSignFlips) =>
        $"以下列出每条论断的全部效应，以及界值（有意义的最小差异）取何值时论断成立、取何值时不成立。"
            + $"{(hasSignFlips ? "符号翻转检验仅作旁证，不参与判定，见“方法”一节。" : "")}"
            + $"{(hasCosts ? "成本按区组比较：每个区组把每种配置各测一次。" : "")}";

    /// <inheritdoc/>
    public override Prose BeforeWeakEvidence => $"以下各点限制了判定和图表所能说明的内容：";

    /// <inheritdoc/>
    public override Prose NoDeviations => $"无。";

    /// <inheritdoc/>
    public override Prose NotMeasured => $"未测量";

    /// <inheritdoc/>
    public override Prose Heading(ReportSection section) => section switch
    {
        ReportSection.Verdicts => $"判定",
        ReportSection.Evidence => $"证据",
        ReportSection.WeakEvidence => $"证据的薄弱之处",
        ReportSection.LearningMetrics => $"学习指标",
        ReportSection.CostMetrics => $"成本指标",
        ReportSection.AllPoints => $"全部配置",
        ReportSection.Deviations => $"与计划的偏差",
        ReportSection.Method => $"方法",
        ReportSection.Environment => $"环境",
        ReportSection.Source => $"来源",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };

    /// <inheritdoc/>
    public override Prose Heading(AxisSection section, string axis) => section switch
    {
        AxisSection.Costs => $"各{Axis(axis)}的成本",
        AxisSection.Plan => $"各{Axis(axis)}的计划",
        AxisSection.AllMetrics => $"各{Axis(axis)}的全部指标",
        AxisSection.Targets => $"各{Axis(axis)}达到目标的成本",
        AxisSection.Tuning => $"{Axis(axis)}的调优",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };

    /// <inheritdoc/>
    public override Prose MetricBy(MetricDefinition metric, string axis) => $"各{Axis(axis)}的{Metric(metric)}";

    /// <inheritdoc/>
    public override Prose TargetHeading(MetricDefinition metric, double value, params IReadOnlyList<AxisLevel> at)
        => $"目标：{Metric(metric)} {Quantity(AsWritten(value), metric.Unit)}{(at.Count == 0 ? Prose.Empty : $"（{Point(at)}）")}";

    /// <inheritdoc/>
    public override Prose Heading(ReportColumn column) => column switch
    {
        ReportColumn.Claim => $"论断",
        ReportColumn.Verdict => $"判定",
        ReportColumn.Effect => $"效应",
        ReportColumn.DecidedBy => $"判定依据",
        ReportColumn.Budget => $"预算",
        ReportColumn.Configuration => $"配置",
        ReportColumn.Metric => $"指标",
        ReportColumn.Before => $"之前",
        ReportColumn.After => $"之后",
        ReportColumn.Change => $"变化",
        ReportColumn.Direction => $"优劣",
        ReportColumn.Seeds => $"种子数",
        ReportColumn.Runs => $"运行次数",
        ReportColumn.Diverged => $"发散数",
        ReportColumn.Steps => $"步数",
        ReportColumn.Tokens => $"词元数",
        ReportColumn.Updates => $"每百万词元的更新次数",
        ReportColumn.Memory => $"内存",
        ReportColumn.NotReached => $"未达到",
        ReportColumn.MeasuredToPredicted => $"实测 / 预测",
        ReportColumn.Best => $"最优",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };

    /// <inheritdoc/>
    public override Prose AxisColumn(string axis) => Axis(axis);

    /// <inheritdoc/>
    public override Prose MetricColumn(MetricDefinition metric, string unit) => $"{Metric(metric)}{InBrackets(unit)}";

    /// <inheritdoc/>
    public override Prose PredictedColumn(MetricDefinition metric, string unit) => $"预测的{Metric(metric)}{InBrackets(unit)}";

    /// <inheritdoc/>
    public override Prose CostColumn(TargetCost cost, string unit) => cost switch
    {
        TargetCost.Steps => $"步数",
        TargetCost.Tokens => $"词元数{InBrackets(unit)}",
        TargetCost.Flops => $"计算量{InBrackets(unit)}",
        _ => $"时间{InBrackets(unit)}",
    };

    /// <inheritdoc/>
    public override Prose HowToReadVerdicts(int? several) =>
        $"*成立*：数据表明论断所言属实。*不成立*：数据表明论断所言不实。*无法判定*：数据不足以作出判定。"
        + $"“效应”一列是决定判定的那项比较{(several is int count ? (Prose)$"；“（{count} 项比较之一）”表示该论断包含 {count} 项比较，均列于“证据”一节。" : $"。")}";

    /// <inheritdoc/>
    public override Prose ClaimsBeforeTraining(IReadOnlyList<Verdict> verdicts)
        => $"{OutcomeOf(verdicts, isNotRun: true)}。";

    /// <inheritdoc/>
    public override Prose WithSource(Prose claim, Prose source) => source.IsEmpty ? claim : $"{claim}（{source}）";

    /// <inheritdoc/>
    public override Prose EvidenceOf(Prose claim, Prose source, IReadOnlyList<Prose> margins, Prose late)
    {
        Prose margin = margins.Count > 0 ? $"，界值{(margins.Count > 1 ? "为" : "")} {List(margins)}" : Prose.Empty;
        return $"{WithSource(claim.Italic(), source)}{margin}{(late.IsEmpty ? Prose.Empty : $"，{late.Bold()}")}：";
    }

    /// <inheritdoc/>
    public override Prose SameReason(Claim claim) => $"更新次数与泛化情况见 {ClaimName(claim)}。";

    /// <inheritdoc/>
    public override Prose NotNumbers(int count) => $"（{count} 个 NaN）";

    /// <inheritdoc/>
    public override Prose Of(int count, int all) => $"{count}/{all}";

    /// <inheritdoc/>
    public override Prose AtMost(string value) => $"至多 {value}";

    /// <inheritdoc/>
    public override Prose MoreThan(string value) => $"大于 {value}";

    /// <inheritdoc/>
    public override Prose Middle(string value) => $"中位数 {value}";

    /// <inheritdoc/>
    public override Prose AtEdge(AxisLevel level) => $"{Bare(level)}（位于网格边缘）";

    private static Prose InBrackets(string unit) => unit is "" or "1" ? Prose.Empty : $"（{UnitOf(unit)}）";
}
