using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The fact that step time is not linear in the batch size: the best-fitting line starts below zero.</summary>
internal sealed record CurvedStepTime : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The step time as a linear function of the batch size.</summary>
/// <param name="Overhead">The overhead of a step, in seconds, independent of the batch size.</param>
/// <param name="PerSequence">The time that each sequence adds, in seconds.</param>
internal sealed record StepTimeLine(Moments Overhead, Moments PerSequence) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the interval of the overhead contains zero, with an upper bound for the overhead.</summary>
/// <param name="SmallestBatch">The smallest batch size measured.</param>
/// <param name="LargestShare">The upper bound of the overhead as a share of the smallest batch's step time; null if unknown.</param>
/// <param name="IsNegligible">Whether the upper bound is negligible.</param>
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

/// <summary>The batch size at which throughput reaches 95 % of its limit.</summary>
/// <param name="Batch">The batch size.</param>
/// <param name="IsBelowSmallest">Whether the batch size is certainly below the smallest one measured.</param>
internal sealed record SaturatedThroughput(Moments Batch, bool IsBelowSmallest) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
