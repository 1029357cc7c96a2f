namespace LlamaBatch;

/// <summary>A metric value that trials should reach, such as a validation loss of 2.0.</summary>
/// <param name="Metric">The metric's key, the name of its type.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public readonly record struct Target(string Metric, double Value);
