using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>An <c>[Axis]</c> property.</summary>
internal sealed record AxisDeclaration(
    IPropertySymbol Property,
    AttributeData Attribute,
    AttributeData? TunedPer,
    ITypeSymbol LevelType,
    IReadOnlyList<TypedConstant> Levels,
    IReadOnlyList<TypedConstant> Quick,
    IReadOnlyList<TypedConstant> Smoke);
