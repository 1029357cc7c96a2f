namespace LlamaBatch.Generators;

/// <summary>The data of an optimizer type, for code generation.</summary>
/// <param name="Type">The type of the optimizer's settings, as written in C#.</param>
/// <param name="Call">The C# expression that creates the optimizer from the variables <c>settings</c> and <c>model</c>.</param>
/// <param name="IsCast">Whether generated code must cast the value of the property <c>Optimizer</c>, because the property has a base
/// type.</param>
internal sealed record OptimizerModel(string Type, string Call, bool IsCast);
