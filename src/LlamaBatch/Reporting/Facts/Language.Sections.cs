using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <content>The headings, introductions and cell texts of the sections of a report.</content>
internal abstract partial class Language
{
    /// <summary>The heading of a section.</summary>
    /// <param name="section">The section.</param>
    public abstract Prose Heading(ReportSection section);

    /// <summary>The heading of a section that occurs once for each axis.</summary>
    /// <param name="section">The section.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Heading(AxisSection section, string axis);

    /// <summary>The heading of the section that shows a metric at each level of an axis.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose MetricBy(MetricDefinition metric, string axis);

    /// <summary>A target as a heading: <c>A validation loss of 2.2 nats/token</c>.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <param name="at">The levels of the other axes; empty if only one axis varies.</param>
    public abstract Prose TargetHeading(MetricDefinition metric, double value, params IReadOnlyList<AxisLevel> at);

    /// <summary>The heading of a table column.</summary>
    /// <param name="column">The column.</param>
    public abstract Prose Heading(ReportColumn column);

    /// <summary>The heading of a column that lists levels of an axis: <c>Batch size</c>.</summary>
    /// <param name="axis">The axis.</param>
    public abstract Prose AxisColumn(string axis);

    /// <summary>The heading of a column of values: <c>Validation loss, nats/token</c>.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the column.</param>
    public abstract Prose MetricColumn(MetricDefinition metric, string unit);

    /// <summary>The heading of a column of predicted values: <c>Predicted peak memory, MiB</c>.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the column.</param>
    public abstract Prose PredictedColumn(MetricDefinition metric, string unit);

    /// <summary>The heading of a column with the costs of reaching a target: <c>Tokens, k</c>.</summary>
    /// <param name="cost">The kind of cost.</param>
    /// <param name="unit">The unit of the column.</param>
    public abstract Prose CostColumn(TargetCost cost, string unit);

    /// <summary>A note that explains the verdicts of a report.</summary>
    /// <param name="several">The number of comparisons of the first claim with several comparisons; null if there is no such claim.</param>
    public abstract Prose HowToReadVerdicts(int? several);

    /// <summary>The number of claims in a report before training, with the verdicts that arithmetic already decides.</summary>
    /// <param name="verdicts">The verdicts.</param>
    public abstract Prose ClaimsBeforeTraining(IReadOnlyList<Verdict> verdicts);

    /// <summary>The introduction to the list of evidence.</summary>
    /// <param name="hasCosts">Whether a claim compares measured costs, so that cost blocks need a sentence.</param>
    /// <param name="hasSignFlips">Whether p values of the sign-flip test are listed, so that it needs a sentence.</param>
    public abstract Prose BeforeEvidence(bool hasCosts, bool hasSignFlips);

    /// <summary>A claim with its source: <c>A batch of 100 is best (C06)</c>.</summary>
    /// <param name="claim">The claim in the report's language.</param>
    /// <param name="source">The source of the claim; empty if unknown.</param>
    public abstract Prose WithSource(Prose claim, Prose source);

    /// <summary>The heading of the evidence of a claim.</summary>
    /// <param name="claim">The claim in the report's language.</param>
    /// <param name="source">The source of the claim; empty if unknown.</param>
    /// <param name="margins">The margins of the claim.</param>
    /// <param name="late">The note that the claim was added or changed after the results; may be empty.</param>
    public abstract Prose EvidenceOf(Prose claim, Prose source, IReadOnlyList<Prose> margins, Prose late);

    /// <summary>A reference to an earlier claim that has the same update counts and generalization gaps.</summary>
    /// <param name="claim">The earlier claim.</param>
    public abstract Prose SameReason(Claim claim);

    /// <summary>The introduction to the list of facts that weaken the evidence.</summary>
    public abstract Prose BeforeWeakEvidence { get; }

    /// <summary>The sentence that says that there are no deviations from the plan.</summary>
    public abstract Prose NoDeviations { get; }

    /// <summary>The text of a cell whose value was not measured.</summary>
    public abstract Prose NotMeasured { get; }

    /// <summary>The number of NaN values, beside the mean of the other values.</summary>
    /// <param name="count">The number of NaN values.</param>
    public abstract Prose NotNumbers(int count);

    /// <summary>A count out of a total: <c>2 of 5</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="all">The total.</param>
    public abstract Prose Of(int count, int all);

    /// <summary>A value of which only an upper bound is known.</summary>
    /// <param name="value">The upper bound.</param>
    public abstract Prose AtMost(string value);

    /// <summary>A value of which only a lower bound is known.</summary>
    /// <param name="value">The lower bound.</param>
    public abstract Prose MoreThan(string value);

    /// <summary>A median in a table of means, marked as a median.</summary>
    /// <param name="value">The median.</param>
    public abstract Prose Middle(string value);

    /// <summary>A level that tuning chose, with a warning that it is the first or last level that tuning tried.</summary>
    /// <param name="level">The level.</param>
    public abstract Prose AtEdge(AxisLevel level);
}
