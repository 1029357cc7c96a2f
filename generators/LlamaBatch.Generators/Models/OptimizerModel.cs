namespace LlamaBatch.Generators;

/// <summary>A type of optimizer.</summary>
/// <param name="Type">The type of its settings, as written in C#.</param>
/// <param name="Call">The expression that makes the optimizer from <c>settings</c> for <c>model</c>.</param>
/// <param name="IsCast">Whether the property has a base type, so that its value is cast.</param>
internal sealed record OptimizerModel(string Type, string Call, bool IsCast);
