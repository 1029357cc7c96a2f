namespace LlamaBatch.Advice;

/// <summary>
/// The exponent x of a law η ∝ B^x, for the best learning rate η at the batch size B. All batch sizes train on the same text.
/// </summary>
/// <param name="IsAdam">Whether the optimizer is Adam, AdamW or RMSProp; otherwise it is SGD.</param>
/// <param name="Value">The exponent.</param>
/// <param name="Basis">What the exponent was derived from or measured on.</param>
internal sealed record RateExponent(bool IsAdam, double Value, string Basis)
{
    /// <summary>Whether the exponent follows from a theory; otherwise it was measured.</summary>
    public bool IsDerived { get; init; }
}
