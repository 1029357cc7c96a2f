namespace LlamaBatch;

/// <summary>A number that arithmetic gives for a point of the sweep.</summary>
/// <param name="Label">The point in words: <c>batch size 100</c>.</param>
/// <param name="Value">The number.</param>
public sealed record Quantity(string Label, double Value);
