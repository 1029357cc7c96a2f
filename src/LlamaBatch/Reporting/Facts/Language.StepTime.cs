using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <content>How step time depends on the batch size.</content>
internal abstract partial class Language
{
    /// <inheritdoc cref="CurvedStepTime"/>
    public abstract Prose Say(CurvedStepTime fact);

    /// <inheritdoc cref="StepTimeLine"/>
    public abstract Prose Say(StepTimeLine fact);

    /// <inheritdoc cref="OverheadNearZero"/>
    public abstract Prose Say(OverheadNearZero fact);

    /// <inheritdoc cref="GrowingThroughput"/>
    public abstract Prose Say(GrowingThroughput fact);

    /// <inheritdoc cref="SaturatedThroughput"/>
    public abstract Prose Say(SaturatedThroughput fact);

    /// <summary>A time with the half-width of its interval, in milliseconds.</summary>
    protected static string Milliseconds(Moments seconds) => Number.WithError(1e3 * seconds.Mean, 1e3 * seconds.Interval.HalfWidth);

    /// <summary>A share in percent, with two digits.</summary>
    protected Prose TwoDigitPercent(double share) => Quantity(Number.Measured(100 * share, 2), "%");
}
