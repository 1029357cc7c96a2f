namespace LlamaBatch.Advice;

/// <summary>An optimum that a study measured.</summary>
/// <param name="Quantity">The quantity that was measured.</param>
/// <param name="Size">The size of the training run.</param>
/// <param name="Value">The optimal value. Batch sizes are in tokens.</param>
internal sealed record Optimum(AdvisedQuantity Quantity, TrainingSize Size, double Value)
{
    /// <summary>Whether the smallest batch size of the sweep was best, so that the optimum may be smaller.</summary>
    public bool IsUpperBound { get; init; }

    /// <summary>Whether the value was computed from the study's law, because the study printed no optimum.</summary>
    public bool IsOfLaw { get; init; }
}
