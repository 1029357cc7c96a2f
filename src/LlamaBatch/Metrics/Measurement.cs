namespace LlamaBatch;

/// <summary>A metric's value after a number of training tokens.</summary>
/// <param name="Tokens">Training tokens consumed.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public readonly record struct Measurement(long Tokens, double Value);
