using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <content>The critical batch size.</content>
internal abstract partial class Language
{
    /// <summary>The heading of its section.</summary>
    public abstract Prose CriticalBatchHeading { get; }

    /// <summary>The title of its figure.</summary>
    /// <param name="metric">The metric that reaches the target.</param>
    /// <param name="target">The target.</param>
    public abstract Prose TradeoffTitle(MetricDefinition metric, double target);

    /// <summary>How to read its figure.</summary>
    public abstract Prose TradeoffNote { get; }

    /// <summary>The axis of steps.</summary>
    public abstract Prose StepsOfMinimum { get; }

    /// <summary>The axis of text.</summary>
    public abstract Prose TextOfMinimum { get; }

    /// <summary>The regime far below the critical batch size.</summary>
    public abstract Prose SmallBatches { get; }

    /// <summary>A label of the batch sizes near the critical one.</summary>
    public abstract Prose CriticalBatches { get; }

    /// <summary>The regime far above the critical batch size.</summary>
    public abstract Prose LargeBatches { get; }

    /// <summary>The introduction of the table of batch sizes that take more text than the minimum.</summary>
    public abstract Prose BeforeOverheads { get; }

    /// <summary>The heading of the column of overheads.</summary>
    public abstract Prose OverheadColumn { get; }

    /// <summary>The heading of the column of batch sizes.</summary>
    public abstract Prose UpToBatchColumn { get; }

    /// <summary>A fact about the critical batch size of a target.</summary>
    public abstract Prose Say(CriticalBatchFact fact);

    /// <summary>A batch size with its interval: <c>84 (80 to 89)</c>.</summary>
    public abstract Prose WithInterval(double value, Interval interval);
}
