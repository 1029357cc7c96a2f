using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The texts in figures, and their captions.</content>
internal abstract partial class Language
{
    /// <summary>The title of the y-axis: a metric with its unit.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the axis.</param>
    public abstract Prose Quantity(MetricDefinition metric, string unit);

    /// <summary>Adds a note that the axis is logarithmic to an axis title.</summary>
    /// <param name="title">The title of the axis.</param>
    public abstract string Logarithmic(string title);

    /// <summary>The title of an x-axis that shows training tokens.</summary>
    public abstract Prose TrainingTokens { get; }

    /// <summary>The title of an x-axis that shows a cost of training, such as steps.</summary>
    /// <param name="cost">The cost.</param>
    public abstract Prose TitleOf(CostAxis cost);

    /// <summary>The title of a figure that plots a metric against training tokens.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis; the figure has one line for each of its levels.</param>
    public abstract Prose AlongRun(MetricDefinition metric, string axis);

    /// <summary>The title of a figure that plots a metric against a cost of training.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="axis">The axis; the figure has one line for each of its levels.</param>
    public abstract Prose Against(MetricDefinition metric, CostAxis cost, string axis);

    /// <summary>The title of a figure that shows a metric's final value for each level of an axis.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="tokens">The smallest and the largest token budget.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose AtEnd(MetricDefinition metric, (double Least, double Most) tokens, string axis);

    /// <summary>The title of a figure that shows the difference of each level from the best level.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="best">The best level.</param>
    /// <param name="tokens">The smallest and the largest token budget.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Behind(MetricDefinition metric, ArmName best, (double Least, double Most) tokens, string axis);

    /// <summary>The title of a figure that plots a metric against the levels of an axis.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="per">The axes; the figure has one line for each combination of their levels.</param>
    public abstract Prose AgainstAxis(MetricDefinition metric, string axis, IReadOnlyList<string> per);

    /// <summary>A note that explains the lines of a figure.</summary>
    /// <param name="seeds">The number of seeds.</param>
    /// <param name="tuned">The axes that were tuned.</param>
    public abstract Prose CurveNote(int seeds, IReadOnlyList<string> tuned);

    /// <summary>A note that explains the dots of a figure.</summary>
    /// <param name="tuned">The axes that were tuned.</param>
    /// <param name="hasEdge">Whether tuning chose the first or last level that it tried for some configuration.</param>
    public abstract Prose LevelNote(IReadOnlyList<string> tuned, bool hasEdge);

    /// <summary>A note that explains the dots of a cost figure.</summary>
    /// <param name="blocks">The number of blocks of cost trials.</param>
    /// <param name="hasModel">Whether the linear model of step time is drawn.</param>
    public abstract Prose CostNote(int blocks, bool hasModel);

    /// <summary>A note that explains a figure of differences from the best level.</summary>
    /// <param name="best">The best level.</param>
    public abstract Prose BehindNote(ArmName best);

    /// <summary>A note that explains a figure of tuning results.</summary>
    /// <param name="seeds">The number of tuning seeds.</param>
    /// <param name="isAtEnd">Whether the metric is the value at the end of the run; otherwise, it is the cost of reaching a target.</param>
    public abstract Prose TuningNote(int seeds, bool isAtEnd);

    /// <summary>A note that explains how time was measured; empty for other costs.</summary>
    /// <param name="cost">The cost.</param>
    public abstract Prose NoteOf(CostAxis cost);

    /// <summary>A note that the values in a figure are not comparable.</summary>
    /// <param name="obstacle">The reason why the values are not comparable.</param>
    public abstract Prose NotComparable(RankObstacle obstacle);

    /// <summary>The title of a y-axis that shows differences from the best level.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the differences; empty for plain numbers.</param>
    public abstract Prose BehindAmount(MetricDefinition metric, string unit);

    /// <summary>The label of the line that marks the metric's margin in a figure.</summary>
    public abstract Prose MetricMargin { get; }

    /// <summary>The label of the line at the entropy of the text source, the lowest possible loss.</summary>
    /// <param name="entropy">The entropy of the source, in nats per token.</param>
    public abstract Prose Entropy(string entropy);

    /// <summary>The label of the line in a figure that has only one line.</summary>
    public abstract Prose OnlyLine { get; }

    /// <summary>The text of a figure that has nothing to draw.</summary>
    public abstract Prose NothingMeasured { get; }

    /// <summary>The title of the forest plot of all effects.</summary>
    public abstract Prose ForestTitle { get; }

    /// <summary>A note that explains the forest plot of all effects.</summary>
    public abstract Prose ForestNote { get; }

    /// <summary>The title of the x-axis of the forest plot.</summary>
    public abstract Prose ForestAxis { get; }

    /// <summary>The description of the forest plot for screen readers.</summary>
    /// <param name="claims">The number of claims in the plot.</param>
    public abstract Prose ForestDescription(int claims);

    /// <summary>A verdict followed by its claim: <c>Supported: …</c>.</summary>
    /// <param name="status">The verdict.</param>
    /// <param name="claim">The claim.</param>
    public abstract Prose Decided(VerdictStatus status, Prose claim);

    /// <summary>The description of a figure for screen readers.</summary>
    /// <param name="note">The figure's explanatory note.</param>
    /// <param name="y">The title of the y-axis.</param>
    /// <param name="x">The title of the x-axis.</param>
    /// <param name="lines">The labels of the figure's lines; empty if it has no lines.</param>
    public abstract Prose Described(string note, string y, string x, IReadOnlyList<string> lines);

    /// <summary>The text that replaces a figure where its image is not shown.</summary>
    /// <param name="kind">The kind of figure.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Alternative(FigureKind kind, MetricDefinition metric, string axis);

    /// <summary>The alternative text of a figure that plots a metric against a cost of training.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Alternative(MetricDefinition metric, CostAxis cost, string axis);

    /// <summary>The alternative text of a figure that plots a metric at the end of the run against an axis.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="lines">The axis; the figure has one line for each of its levels.</param>
    public abstract Prose AlternativeAgainstAxis(MetricDefinition metric, string axis, string lines);

    /// <summary>The alternative text of the forest plot of all effects.</summary>
    public abstract Prose ForestAlternative { get; }

    /// <summary>A short tick label of an axis: <c>500 k</c>.</summary>
    /// <param name="number">The number.</param>
    public abstract string Tick(double number);
}
