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
    IReadOnlyList<TypedConstant> Smoke)
{
    /// <summary>The target that it is tuned for; null for the end of the run.</summary>
    public double? TunedFor => TunedPer?.Named("For", double.NaN) is double value && !double.IsNaN(value) ? value : null;
}
