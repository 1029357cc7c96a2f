using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The critical batch size and the law by which it is estimated.</content>
internal abstract partial class Language
{
    /// <summary>The heading of the section about the critical batch size.</summary>
    public abstract Prose CriticalBatchHeading { get; }

    /// <summary>The title of the figure that plots the steps to a target against the amount of text to the target.</summary>
    /// <param name="metric">The metric that reaches the target.</param>
    /// <param name="target">The target.</param>
    public abstract Prose TradeoffTitle(MetricDefinition metric, double target);

    /// <summary>The note that explains the dots and lines in the figure of steps against text.</summary>
    public abstract Prose TradeoffNote { get; }

    /// <summary>The title of the axis that shows steps, as a multiple of the smallest possible number.</summary>
    public abstract Prose StepsOfMinimum { get; }

    /// <summary>The title of the axis that shows text, as a multiple of the smallest possible amount.</summary>
    public abstract Prose TextOfMinimum { get; }

    /// <summary>The label of batch sizes far below the critical batch size.</summary>
    public abstract Prose SmallBatches { get; }

    /// <summary>The label of batch sizes near the critical batch size.</summary>
    public abstract Prose CriticalBatches { get; }

    /// <summary>The label of batch sizes far above the critical batch size.</summary>
    public abstract Prose LargeBatches { get; }

    /// <summary>The introduction to the table of batch sizes and the extra text that each batch size needs.</summary>
    public abstract Prose BeforeOverheads { get; }

    /// <summary>The heading of the column of extra text, as a share of the smallest possible amount of text.</summary>
    public abstract Prose OverheadColumn { get; }

    /// <summary>The heading of the column of batch sizes at which training needs a given share of extra text.</summary>
    public abstract Prose UpToBatchColumn { get; }

    /// <summary>A fact about the critical batch size of a target.</summary>
    public abstract Prose Say(CriticalBatchFact fact);

    /// <summary>A batch size with its interval: <c>84 (80 to 89)</c>.</summary>
    public abstract Prose WithInterval(double value, Interval interval);
}
