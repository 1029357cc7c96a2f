namespace LlamaBatch.Generators;

/// <summary>A target, that is, a metric's value that trials should reach, as data for code generation.</summary>
/// <param name="Metric">The name of the metric's type.</param>
/// <param name="Value">The value, as a C# literal.</param>
internal sealed record TargetModel(string Metric, string Value);
