using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>Step time is no line in the batch size: the line that fits best begins below zero.</summary>
internal sealed record CurvedStepTime : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Step time is a line in the batch size.</summary>
/// <param name="Overhead">Seconds that a step takes whatever its batch.</param>
/// <param name="PerSequence">Seconds that each sequence adds.</param>
internal sealed record StepTimeLine(Moments Overhead, Moments PerSequence) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The interval of the overhead holds zero: only how much it may be at most says whether it matters.</summary>
/// <param name="SmallestBatch">The smallest batch size measured.</param>
/// <param name="LargestShare">The largest share of its step that the overhead may be; null where that is not known.</param>
/// <param name="IsNegligible">Whether that is too little to matter.</param>
internal sealed record OverheadNearZero(int SmallestBatch, double? LargestShare, bool IsNegligible) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Throughput still grows at the largest batch size measured.</summary>
internal sealed record GrowingThroughput : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The batch size at which throughput reaches 95 % of its limit.</summary>
/// <param name="Batch">The batch size.</param>
/// <param name="IsBelowSmallest">Whether it is surely below the smallest measured.</param>
internal sealed record SaturatedThroughput(Moments Batch, bool IsBelowSmallest) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
