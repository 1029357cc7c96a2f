namespace LlamaBatch.Advice;

/// <summary>
/// A quantity that published laws predict. Each quantity has one definition; laws that use another definition are converted or left out.
/// </summary>
internal enum AdvisedQuantity
{
    /// <summary>The batch, in tokens, with the least loss after a given amount of text, at its best learning rate.</summary>
    LeastLossBatch,

    /// <summary>
    /// The critical batch, in tokens. With it, the text and the steps to reach a loss are both twice their minimum. Source: McCandlish et
    /// al. 2018, arXiv 1812.06162, section 2.3.
    /// </summary>
    CriticalBatch,

    /// <summary>The peak learning rate of Adam or AdamW, at the batch of least loss.</summary>
    LearningRate,
}
