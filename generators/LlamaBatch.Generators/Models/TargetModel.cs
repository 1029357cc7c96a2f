namespace LlamaBatch.Generators;

/// <summary>A value that trials are meant to reach.</summary>
/// <param name="Metric">The name of the metric's type.</param>
/// <param name="Value">The value, as a C# literal.</param>
internal sealed record TargetModel(string Metric, string Value);
