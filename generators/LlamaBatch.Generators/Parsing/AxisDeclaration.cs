using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>An <c>[Axis]</c> property.</summary>
/// <param name="Property">The property of the axis; in a record that overrides a base's property, the override.</param>
/// <param name="Attribute">The attribute, on the property or on the overridden property.</param>
/// <param name="TunedPer">The attribute that names the axes for whose levels this axis is tuned; null for a compared axis.</param>
/// <param name="LevelType">The type argument of the attribute.</param>
/// <param name="Levels">The levels.</param>
/// <param name="Quick">The levels of the quick scale.</param>
/// <param name="Smoke">The levels of the smoke scale.</param>
/// <param name="Parameter">The name of the parameter that accessors have for this axis, without an @.</param>
/// <param name="Fault">The reason why the property cannot be an axis.</param>
internal sealed record AxisDeclaration(
    IPropertySymbol Property,
    AttributeData Attribute,
    AttributeData? TunedPer,
    ITypeSymbol LevelType,
    IReadOnlyList<TypedConstant> Levels,
    IReadOnlyList<TypedConstant> Quick,
    IReadOnlyList<TypedConstant> Smoke,
    string Parameter,
    AxisFault Fault)
{
    /// <summary>The names of the axes for whose levels this axis is tuned; the text <c>null</c> for a null name.</summary>
    public IReadOnlyList<string> TunedPerNames => TunedPer?.ConstructorArguments switch
    {
        [{ Kind: TypedConstantKind.Array, IsNull: false } names] => [.. names.Values.Select(name => name.Value as string ?? "null")],
        [{ IsNull: true }] => ["null"],
        _ => [],
    };

    /// <summary>The target that the axis is tuned for; null for the end of the run.</summary>
    public double? TunedFor => TunedPer?.Named("For", double.NaN) is double value && !double.IsNaN(value) ? value : null;
}
