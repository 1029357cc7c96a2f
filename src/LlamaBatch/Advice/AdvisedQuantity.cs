namespace LlamaBatch.Advice;

/// <summary>A quantity that published laws predict. Laws that define the quantity differently are converted or left out.</summary>
internal enum AdvisedQuantity
{
    /// <summary>
    /// The batch size, in tokens, with the lowest loss after a given number of training tokens. Batch sizes are compared at their best
    /// learning rates.
    /// </summary>
    LeastLossBatch,

    /// <summary>
    /// The critical batch size, in tokens. At this size, the tokens and the steps to reach a loss are each twice their minimum. Source:
    /// McCandlish et al. 2018, arXiv 1812.06162, section 2.3.
    /// </summary>
    CriticalBatch,

    /// <summary>The best peak learning rate of Adam or AdamW, at the batch size with the lowest loss.</summary>
    LearningRate,
}
