using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <content>Headings, and what stands above and between the facts of a section.</content>
internal abstract partial class Language
{
    /// <summary>The heading of a section.</summary>
    /// <param name="section">The section.</param>
    public abstract Prose Heading(ReportSection section);

    /// <summary>The heading of a section about the levels of an axis.</summary>
    /// <param name="section">The section.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Heading(AxisSection section, string axis);

    /// <summary>The heading of the section that shows a metric by the levels of an axis.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose MetricBy(MetricDefinition metric, string axis);

    /// <summary>A target as a heading: <c>A validation loss of 2.2 nats/token</c>.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="value">The value, in the metric's unit.</param>
    public abstract Prose TargetHeading(MetricDefinition metric, double value);

    /// <summary>The heading of a column.</summary>
    /// <param name="column">The column.</param>
    public abstract Prose Heading(ReportColumn column);

    /// <summary>The heading of a column of levels: <c>Batch size</c>.</summary>
    /// <param name="axis">The axis.</param>
    public abstract Prose AxisColumn(string axis);

    /// <summary>The heading of a column of values: <c>Validation loss, nats/token</c>.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the column.</param>
    public abstract Prose MetricColumn(MetricDefinition metric, string unit);

    /// <summary>The heading of a column of what a target took: <c>Tokens, k</c>.</summary>
    /// <param name="cost">What is counted.</param>
    /// <param name="unit">The unit of the column.</param>
    public abstract Prose CostColumn(TargetCost cost, string unit);

    /// <summary>How the verdicts of a report are to be read.</summary>
    /// <param name="hasSeveral">Whether some claim makes several comparisons.</param>
    public abstract Prose HowToReadVerdicts(bool hasSeveral);

    /// <summary>How many claims there are and what arithmetic decided, before anything is trained.</summary>
    /// <param name="verdicts">The verdicts.</param>
    public abstract Prose ClaimsBeforeTraining(IReadOnlyList<Verdict> verdicts);

    /// <summary>What stands before the list of evidence.</summary>
    public abstract Prose BeforeEvidence { get; }

    /// <summary>A claim with its source: <c>A batch of 100 is best (C06)</c>.</summary>
    /// <param name="claim">The claim in the language.</param>
    /// <param name="source">Where it is made; empty where that is not known.</param>
    public abstract Prose WithSource(Prose claim, Prose source);

    /// <summary>What stands before the evidence of a claim.</summary>
    /// <param name="claim">The claim in the language.</param>
    /// <param name="source">Where it is made; empty where that is not known.</param>
    /// <param name="margins">Its margins.</param>
    /// <param name="late">What is remarkable about when it was made; may be empty.</param>
    public abstract Prose EvidenceOf(Prose claim, Prose source, IReadOnlyList<Prose> margins, Prose late);

    /// <summary>That an earlier claim states the updates and the generalization of the same arms.</summary>
    /// <param name="claim">The earlier claim.</param>
    public abstract Prose SameReason(Claim claim);

    /// <summary>What stands before the list of weak evidence.</summary>
    public abstract Prose BeforeWeakEvidence { get; }

    /// <summary>That there are no deviations.</summary>
    public abstract Prose NoDeviations { get; }

    /// <summary>What stands for a value that was not measured.</summary>
    public abstract Prose NotMeasured { get; }

    /// <summary>Values that are not numbers, beside those that are.</summary>
    /// <param name="count">How many.</param>
    public abstract Prose NotNumbers(int count);

    /// <summary>So many of all: <c>2 of 5</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="all">Of how many.</param>
    public abstract Prose Of(int count, int all);

    /// <summary>A value that is known up to an upper bound.</summary>
    /// <param name="value">The bound.</param>
    public abstract Prose AtMost(string value);

    /// <summary>A value that is known up to a lower bound.</summary>
    /// <param name="value">The bound.</param>
    public abstract Prose MoreThan(string value);

    /// <summary>A median where others are means.</summary>
    /// <param name="value">The median.</param>
    public abstract Prose Middle(string value);

    /// <summary>A chosen level at the edge of its grid.</summary>
    /// <param name="level">The level.</param>
    public abstract Prose AtEdge(AxisLevel level);
}
