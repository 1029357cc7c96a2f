using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>How step time depends on the batch size.</content>
internal sealed partial class Chinese
{
    /// <inheritdoc/>
    public override Prose Say(CurvedStepTime fact) => $"单步耗时与批大小不成线性关系：批越大，单个序列的耗时越长，因此最佳拟合直线的截距小于零。";

    /// <inheritdoc/>
    public override Prose Say(StepTimeLine fact) => $"单步耗时 ≈ {Milliseconds(fact.Overhead)} 毫秒 +（{Milliseconds(fact.PerSequence)} 毫秒）× 批大小。";

    /// <inheritdoc/>
    public override Prose Say(OverheadNearZero fact)
    {
        Prose bound = fact.LargestShare is not double share ? Prose.Empty
            : $"批大小为 {fact.SmallestBatch} 时，它最多占一步的 {TwoDigitPercent(share)}{(fact.IsNegligible ? "，因此这里的吞吐量与批大小无关" : "")}。";
        return $"固定开销与零没有显著差异。{bound}";
    }

    /// <inheritdoc/>
    public override Prose Say(GrowingThroughput fact) => $"在所测的最大批大小处，吞吐量仍在增长。";

    /// <inheritdoc/>
    public override Prose Say(SaturatedThroughput fact) =>
        $"批大小为 {Number.WithError(fact.Batch.Mean, fact.Batch.Interval.HalfWidth)}{(fact.IsBelowSmallest ? "（小于所测的最小值）时" : " 时")}，"
        + $"吞吐量即达到其上限的 95%。";
}
