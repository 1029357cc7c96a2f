using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>How step time depends on the batch size.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(CurvedStepTime fact) =>
        $"Step time is not linear in the batch size: the time per sequence grows with the batch size, so that the best-fitting line starts "
        + $"below zero.";

    /// <inheritdoc/>
    public override Prose Say(StepTimeLine fact) =>
        $"Step time ≈ {Milliseconds(fact.Overhead)} ms + ({Milliseconds(fact.PerSequence)} ms) × batch size.";

    /// <inheritdoc/>
    public override Prose Say(OverheadNearZero fact)
    {
        string end = fact.IsNegligible ? ", so throughput does not depend on the batch size here" : "";
        Prose bound = fact.LargestShare is not double share ? Prose.Empty
            : $" At batch size {fact.SmallestBatch}, it is at most {TwoDigitPercent(share)} of a step{end}.";
        return $"The fixed part is not distinguishable from zero.{bound}";
    }

    /// <inheritdoc/>
    public override Prose Say(GrowingThroughput fact) => $"Throughput still grows at the largest batch size measured.";

    /// <inheritdoc/>
    public override Prose Say(SaturatedThroughput fact) =>
        $"Throughput reaches 95 % of its limit at a batch size of "
        + $"{Number.WithError(fact.Batch.Mean, fact.Batch.Interval.HalfWidth)}"
        + $"{(fact.IsBelowSmallest ? ", below the smallest measured" : "")}.";
}
