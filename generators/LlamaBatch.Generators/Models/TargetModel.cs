namespace LlamaBatch.Generators;

/// <summary>The model of a target: a metric's value that trials should reach.</summary>
/// <param name="Metric">The name of the metric's type.</param>
/// <param name="Value">The value, as a C# literal.</param>
internal sealed record TargetModel(string Metric, string Value);
