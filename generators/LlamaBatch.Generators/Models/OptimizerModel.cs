namespace LlamaBatch.Generators;

/// <summary>A type of optimizer.</summary>
/// <param name="Type">The type of the optimizer's settings, as written in C#.</param>
/// <param name="Call">The C# expression that creates the optimizer from the variables <c>settings</c> and <c>model</c>.</param>
/// <param name="IsCast">Whether the property <c>Optimizer</c> has a base type, so that generated code casts its value.</param>
internal sealed record OptimizerModel(string Type, string Call, bool IsCast);
