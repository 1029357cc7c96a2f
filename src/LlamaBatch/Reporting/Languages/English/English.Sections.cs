using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>The headings, introductions and cell texts of the sections of a report.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose BeforeEvidence(bool hasCosts, bool hasSignFlips) =>
        $"The effects of each claim, its margin if it has one (the smallest difference that matters), and the verdicts that other "
            + $"margins would give. Verdicts use adjusted p values; intervals are not adjusted."
            + $"{(hasSignFlips
                ? (Prose)$" The sign-flip test is a check that does not affect verdicts; *Method* explains it."
                : Prose.Empty)}"
            + $"{(hasCosts ? " Costs are compared over cost blocks: each block measures every configuration once." : "")}";

    /// <inheritdoc/>
    public override Prose BeforeWeakEvidence => $"The following limits what the verdicts and figures show:";

    /// <inheritdoc/>
    public override Prose NoDeviations => $"None.";

    /// <inheritdoc/>
    public override Prose NotMeasured => $"not measured";

    /// <inheritdoc/>
    public override Prose Heading(ReportSection section) => section switch
    {
        ReportSection.Verdicts => $"Verdicts",
        ReportSection.Evidence => $"Evidence",
        ReportSection.WeakEvidence => $"Weak evidence",
        ReportSection.LearningMetrics => $"Learning metrics",
        ReportSection.CostMetrics => $"Cost metrics",
        ReportSection.AllPoints => $"All configurations",
        ReportSection.Deviations => $"Deviations",
        ReportSection.Method => $"Method",
        ReportSection.Environment => $"Environment",
        ReportSection.Source => $"Source",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };

    /// <inheritdoc/>
    public override Prose Heading(AxisSection section, string axis) => section switch
    {
        AxisSection.Costs => $"Costs by {Axis(axis)}",
        AxisSection.Plan => $"Plan by {Axis(axis)}",
        AxisSection.AllMetrics => $"All metrics by {Axis(axis)}",
        AxisSection.Targets => $"Reaching targets by {Axis(axis)}",
        AxisSection.Tuning => $"Tuning of the {Axis(axis)}",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };

    /// <inheritdoc/>
    public override Prose MetricBy(MetricDefinition metric, string axis) => $"{Title(metric)} by {Axis(axis)}";

    /// <inheritdoc/>
    public override Prose TargetHeading(MetricDefinition metric, double value, params IReadOnlyList<AxisLevel> at)
        => ((Prose)$"{Article(metric)} of {Exact(value)} {metric.Unit}{(at.Count == 0 ? Prose.Empty : $", at {Point(at)}")}").Capitalized();

    /// <inheritdoc/>
    public override Prose Heading(ReportColumn column) => column switch
    {
        ReportColumn.Claim => $"Claim",
        ReportColumn.Verdict => $"Verdict",
        ReportColumn.Effect => $"Effect",
        ReportColumn.DecidedBy => $"Decided by",
        ReportColumn.Budget => $"Budget",
        ReportColumn.Configuration => $"Configuration",
        ReportColumn.Metric => $"Metric",
        ReportColumn.Before => $"Before",
        ReportColumn.After => $"After",
        ReportColumn.Change => $"Change",
        ReportColumn.Direction => $"Direction",
        ReportColumn.Seeds => $"Seeds",
        ReportColumn.Runs => $"Runs",
        ReportColumn.Diverged => $"Diverged",
        ReportColumn.Steps => $"Steps",
        ReportColumn.Tokens => $"Tokens",
        ReportColumn.Updates => $"Updates per million tokens",
        ReportColumn.Memory => $"Memory",
        ReportColumn.NotReached => $"Not reached",
        ReportColumn.MeasuredToPredicted => $"Measured / predicted",
        ReportColumn.Best => $"Best",
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, null),
    };

    /// <inheritdoc/>
    public override Prose AxisColumn(string axis) => $"{Words.Sentence(axis)}";

    /// <inheritdoc/>
    public override Prose MetricColumn(MetricDefinition metric, string unit)
        => $"{Title(metric)}{(unit is "" or "1" ? Prose.Empty : $", {unit}")}";

    /// <inheritdoc/>
    public override Prose PredictedColumn(MetricDefinition metric, string unit) => $"Predicted {Metric(metric)}, {unit}";

    /// <inheritdoc/>
    public override Prose CostColumn(TargetCost cost, string unit) => cost switch
    {
        TargetCost.Steps => $"Steps",
        TargetCost.Tokens => $"Tokens, {unit.Replace(" tokens", "", StringComparison.Ordinal)}",
        TargetCost.Flops => $"Arithmetic, {unit}",
        _ => $"Time, {unit}",
    };

    /// <inheritdoc/>
    public override Prose HowToReadVerdicts(int? several) =>
        $"*Supported*: the data show what the claim says. *Refuted*: the data contradict it. *Inconclusive*: the data do not settle it. "
        + $"Effect: the result of the comparison that decided the verdict."
        + $"{(several is int count
            ? (Prose)$" (1 of {count}): one of the claim's {count} comparisons; Evidence lists them all."
            : Prose.Empty)}";

    /// <inheritdoc/>
    public override Prose ClaimsBeforeTraining(IReadOnlyList<Verdict> verdicts)
        => $"Of {Count(verdicts.Count, "claim")}: {Counted(verdicts, isNotRun: true)}.";

    /// <inheritdoc/>
    public override Prose WithSource(Prose claim, Prose source) => source.IsEmpty ? claim : $"{claim} ({source})";

    /// <inheritdoc/>
    public override Prose EvidenceOf(Prose claim, Prose source, IReadOnlyList<Prose> margins, Prose late)
    {
        Prose margin = margins.Count > 0 ? $", margin {List(margins)}" : Prose.Empty;
        return $"{WithSource(claim.Italic(), source)}{margin}{(late.IsEmpty ? Prose.Empty : $", {late.Bold()}")}:";
    }

    /// <inheritdoc/>
    public override Prose SameReason(Claim claim) =>
        $"Weight updates, and the gap between validation and training loss: see {ClaimName(claim)}.";

    /// <inheritdoc/>
    public override Prose NotNumbers(int count) => $"({count} NaN)";

    /// <inheritdoc/>
    public override Prose Of(int count, int all) => $"{count} of {all}";

    /// <inheritdoc/>
    public override Prose AtMost(string value) => $"at most {value}";

    /// <inheritdoc/>
    public override Prose MoreThan(string value) => $"more than {value}";

    /// <inheritdoc/>
    public override Prose Middle(string value) => $"median {value}";

    /// <inheritdoc/>
    public override Prose AtEdge(AxisLevel level) => $"{Bare(level)} (edge of the grid)";

    /// <summary>
    /// The name of a metric at the beginning of a title. It is as its author wrote it, or capitalized if it is derived from another
    /// metric.
    /// </summary>
    private Prose Title(MetricDefinition metric) => metric.Origin is null ? Prose.Literal(metric.Name) : Metric(metric).Capitalized();
}
