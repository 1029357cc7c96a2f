namespace LlamaBatch;

/// <summary>A target: a metric's value that trials should reach.</summary>
/// <param name="Metric">The metric's key, the name of its type.</param>
/// <param name="Value">The value, in the metric's unit.</param>
public readonly record struct Target(string Metric, double Value);
