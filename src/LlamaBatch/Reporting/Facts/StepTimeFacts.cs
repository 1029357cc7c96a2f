using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The fact that step time is nonlinear in the batch size: the best-fitting line is negative at batch size 0.</summary>
internal sealed record CurvedStepTime : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The step time as a linear function of the batch size.</summary>
/// <param name="Overhead">The part of a step's time that is independent of the batch size, in seconds.</param>
/// <param name="PerSequence">The time that each sequence adds, in seconds.</param>
internal sealed record StepTimeLine(Moments Overhead, Moments PerSequence) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the overhead of a step (the time that is independent of the batch size) may be zero.</summary>
/// <param name="SmallestBatch">The smallest batch size measured.</param>
/// <param name="LargestShare">The upper bound on the overhead, as a share of the smallest batch's step time; null if unknown.</param>
/// <param name="IsNegligible">Whether the upper bound is negligibly small.</param>
internal sealed record OverheadNearZero(int SmallestBatch, double? LargestShare, bool IsNegligible) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that throughput still grows at the largest batch size measured.</summary>
internal sealed record GrowingThroughput : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The batch size at which throughput reaches 95 % of its limit for very large batches.</summary>
/// <param name="Batch">The batch size.</param>
/// <param name="IsBelowSmallest">Whether the interval of the batch size lies below the smallest measured batch size.</param>
internal sealed record SaturatedThroughput(Moments Batch, bool IsBelowSmallest) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
