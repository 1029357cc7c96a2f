namespace LlamaBatch.Advice;

/// <summary>
/// A quantity that published laws predict. Each quantity has one definition; laws of another definition are converted or left out.
/// </summary>
internal enum AdvisedQuantity
{
    /// <summary>The batch with the least loss after a given text, in tokens, at the best learning rate for it.</summary>
    LeastLossBatch,

    /// <summary>
    /// The critical batch, in tokens, at which the text and the steps to a loss are both twice their minimum. Source: McCandlish et al.
    /// 2018, arXiv 1812.06162, section 2.3.
    /// </summary>
    CriticalBatch,

    /// <summary>The peak learning rate of Adam or AdamW, at the batch of least loss.</summary>
    LearningRate,
}
