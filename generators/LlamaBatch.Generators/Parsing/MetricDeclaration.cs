using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A <c>[Measure]</c> attribute.</summary>
internal sealed record MetricDeclaration(AttributeData Attribute, ITypeSymbol Type, MetricModelKind? Kind, long EveryTokens);
