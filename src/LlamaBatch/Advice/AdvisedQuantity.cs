namespace LlamaBatch.Advice;

/// <summary>What published laws predict. Each has one definition, and laws of another definition are converted or left out.</summary>
internal enum AdvisedQuantity
{
    /// <summary>The batch with the least loss after a given text, in tokens, with a learning rate that suits it.</summary>
    LeastLossBatch,

    /// <summary>
    /// The critical batch, in tokens: to reach a loss, text and steps are both twice their minimum (McCandlish et al. 2018, arXiv
    /// 1812.06162, section 2.3).
    /// </summary>
    CriticalBatch,

    /// <summary>The peak learning rate of Adam or AdamW, at the batch of least loss.</summary>
    LearningRate,
}
