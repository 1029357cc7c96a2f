using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Target]</c> attribute.</summary>
internal sealed record TargetDeclaration(AttributeData Attribute, ITypeSymbol Metric, double Value);
