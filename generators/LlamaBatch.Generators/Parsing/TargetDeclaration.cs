using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Target]</c> attribute: a metric's value that trials should reach.</summary>
internal sealed record TargetDeclaration(AttributeData Attribute, ITypeSymbol Metric, double Value);
