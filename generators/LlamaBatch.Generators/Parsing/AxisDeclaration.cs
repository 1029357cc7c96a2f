using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>A property with <c>[Axis]</c>, which the experiment varies.</summary>
/// <param name="Property">The property of the axis. If a record overrides the property, this is the override.</param>
/// <param name="Attribute">The <c>[Axis]</c> attribute. It may be on the overridden property.</param>
/// <param name="TunedPer">The <c>[TunedPer]</c> attribute; null if the levels of the axis are compared.</param>
/// <param name="LevelType">The type argument of the <c>[Axis]</c> attribute.</param>
/// <param name="Levels">The levels at full scale.</param>
/// <param name="Quick">The levels for the scale <c>Quick</c>.</param>
/// <param name="Smoke">The levels for the scale <c>Smoke</c>.</param>
/// <param name="Parameter">The name of the parameter for this axis in accessors, without an <c>@</c>.</param>
/// <param name="Fault">The reason why the property cannot be an axis, or <c>None</c>.</param>
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
    /// <summary>The names of the axes in <c>[TunedPer]</c>. A null name is replaced with the text <c>null</c>.</summary>
    public IReadOnlyList<string> TunedPerNames => TunedPer?.ConstructorArguments switch
    {
        [{ Kind: TypedConstantKind.Array, IsNull: false } names] => [.. names.Values.Select(name => name.Value as string ?? "null")],
        [{ IsNull: true }] => ["null"],
        _ => [],
    };

    /// <summary>The target that the axis is tuned for; null if it is tuned for the end of the run.</summary>
    public double? TunedFor => TunedPer?.Named("For", double.NaN) is double value && !double.IsNaN(value) ? value : null;

    /// <summary>Whether both are the same axis. Rules look levels up by axis too often to compare all its properties.</summary>
    public bool Equals(AxisDeclaration? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
