using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The texts of figures and below them.</content>
internal abstract partial class Language
{
    /// <summary>The title of y: a metric with its unit.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the axis.</param>
    public abstract Prose Quantity(MetricDefinition metric, string unit);

    /// <summary>The title of an axis whose equal distances are equal ratios.</summary>
    /// <param name="title">The title.</param>
    public abstract string Logarithmic(string title);

    /// <summary>The title of x along a run.</summary>
    public abstract Prose TrainingTokens { get; }

    /// <summary>The title of x against what a run costs.</summary>
    /// <param name="cost">The cost.</param>
    public abstract Prose TitleOf(CostAxis cost);

    /// <summary>The title of a figure of a metric along the run.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis whose levels are the lines.</param>
    public abstract Prose AlongRun(MetricDefinition metric, string axis);

    /// <summary>The title of a figure of a metric against what a run costs.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="axis">The axis whose levels are the lines.</param>
    public abstract Prose Against(MetricDefinition metric, CostAxis cost, string axis);

    /// <summary>The title of a figure of a metric at the end of the run.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="tokens">The smallest and the largest token budget.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose AtEnd(MetricDefinition metric, (double Least, double Most) tokens, string axis);

    /// <summary>The title of a figure of how far levels are behind the best.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="best">The best level.</param>
    /// <param name="tokens">The smallest and the largest token budget.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Behind(MetricDefinition metric, ArmName best, (double Least, double Most) tokens, string axis);

    /// <summary>The title of a figure of what tuning measured.</summary>
    /// <param name="metric">What levels are chosen by.</param>
    /// <param name="tuned">The tuned axis.</param>
    /// <param name="per">The axes whose levels are the lines.</param>
    public abstract Prose TuningTitle(MetricDefinition metric, string tuned, IReadOnlyList<string> per);

    /// <summary>A note that explains the lines of a metric.</summary>
    /// <param name="seeds">How many seeds there are.</param>
    /// <param name="tuned">The axes that were tuned.</param>
    public abstract Prose CurveNote(int seeds, IReadOnlyList<string> tuned);

    /// <summary>A note that explains the dots of a metric.</summary>
    /// <param name="tuned">The axes that were tuned.</param>
    /// <param name="hasEdge">Whether some level was tuned to the edge of its grid.</param>
    public abstract Prose LevelNote(IReadOnlyList<string> tuned, bool hasEdge);

    /// <summary>A note that explains the dots of a cost figure.</summary>
    /// <param name="blocks">How many blocks of cost trials there are.</param>
    /// <param name="hasModel">Whether the step-time model is drawn.</param>
    public abstract Prose CostNote(int blocks, bool hasModel);

    /// <summary>A note that explains the differences from the best.</summary>
    /// <param name="best">The best level.</param>
    public abstract Prose BehindNote(ArmName best);

    /// <summary>A note that explains what tuning measured.</summary>
    /// <param name="seeds">How many tuning seeds there are.</param>
    /// <param name="isAtEnd">Whether it is the value at the end of the run.</param>
    public abstract Prose TuningNote(int seeds, bool isAtEnd);

    /// <summary>How time was measured, where it is an axis; nothing for other costs.</summary>
    /// <param name="cost">The cost.</param>
    public abstract Prose NoteOf(CostAxis cost);

    /// <summary>That values are not comparable, in a figure.</summary>
    /// <param name="obstacle">Why.</param>
    public abstract Prose NotComparable(RankObstacle obstacle);

    /// <summary>The title of y of differences from the best.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit of the differences; empty for plain numbers.</param>
    public abstract Prose BehindAmount(MetricDefinition metric, string unit);

    /// <summary>The label of the smallest difference that matters.</summary>
    public abstract Prose MetricMargin { get; }

    /// <summary>The label of the lowest loss that a model can have.</summary>
    /// <param name="entropy">The entropy of the source, in nats per token.</param>
    public abstract Prose Entropy(string entropy);

    /// <summary>The label of a line that is the only one.</summary>
    public abstract Prose OnlyLine { get; }

    /// <summary>The text of a figure that has nothing to draw.</summary>
    public abstract Prose NothingMeasured { get; }

    /// <summary>The title of the figure of all effects.</summary>
    public abstract Prose ForestTitle { get; }

    /// <summary>How to read the figure of all effects.</summary>
    public abstract Prose ForestNote { get; }

    /// <summary>The title of x of the figure of all effects.</summary>
    public abstract Prose ForestAxis { get; }

    /// <summary>The figure of all effects for screen readers.</summary>
    /// <param name="claims">How many claims it has.</param>
    public abstract Prose ForestDescription(int claims);

    /// <summary>A claim after what became of it.</summary>
    /// <param name="status">The verdict.</param>
    /// <param name="claim">The claim.</param>
    public abstract Prose Decided(VerdictStatus status, Prose claim);

    /// <summary>A figure for screen readers.</summary>
    /// <param name="note">How to read it.</param>
    /// <param name="y">The title of y.</param>
    /// <param name="x">The title of x.</param>
    /// <param name="lines">The labels of its lines; none where it has no lines.</param>
    public abstract Prose Described(string note, string y, string x, IReadOnlyList<string> lines);

    /// <summary>A figure in a few words, for a page that does not show it.</summary>
    /// <param name="kind">What it shows.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Alternative(FigureKind kind, MetricDefinition metric, string axis);

    /// <summary>A figure against what a run costs, in a few words.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="axis">The axis.</param>
    public abstract Prose Alternative(MetricDefinition metric, CostAxis cost, string axis);

    /// <summary>The figure of all effects in a few words.</summary>
    public abstract Prose ForestAlternative { get; }

    /// <summary>A round number beside an axis, in few characters: <c>500 k</c>.</summary>
    /// <param name="number">The number.</param>
    public abstract string Tick(double number);
}
