namespace LlamaBatch;

/// <summary>Totals over the validation windows, which all trials share.</summary>
/// <param name="Nats">Sum of the cross-entropy over all tokens, in nats.</param>
/// <param name="Tokens">Tokens predicted.</param>
/// <param name="Correct">Tokens that the model predicted as the most probable.</param>
/// <param name="Bytes">Bytes of UTF-8 text that these tokens stand for.</param>
public readonly record struct ValidationOutcome(double Nats, long Tokens, long Correct, long Bytes);
