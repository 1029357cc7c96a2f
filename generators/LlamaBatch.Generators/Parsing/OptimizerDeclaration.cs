using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>An optimizer type with which an experiment trains.</summary>
/// <param name="Type">The type of the optimizer's settings.</param>
/// <param name="Method">The method that creates an optimizer from the settings; null if no such method is in scope.</param>
internal sealed record OptimizerDeclaration(ITypeSymbol Type, IMethodSymbol? Method);
