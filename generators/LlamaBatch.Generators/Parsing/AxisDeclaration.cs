using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>An <c>[Axis]</c> property.</summary>
/// <param name="Property">The property: the record's own where it overrides that of a base.</param>
/// <param name="Attribute">The attribute, on the property or on the one that it overrides.</param>
/// <param name="TunedPer">The attribute that says what it is tuned per.</param>
/// <param name="LevelType">The type that the attribute names.</param>
/// <param name="Levels">The levels.</param>
/// <param name="Quick">The levels of the quick scale.</param>
/// <param name="Smoke">The levels of the smoke scale.</param>
/// <param name="Parameter">The parameter that names a level of it in a claim, unescaped.</param>
/// <param name="Fault">Why it cannot be an axis.</param>
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
    /// <summary>The axes that it is tuned per; <c>null</c> stands for one that is null.</summary>
    public IReadOnlyList<string> TunedPerNames => TunedPer?.ConstructorArguments switch
    {
        [{ Kind: TypedConstantKind.Array, IsNull: false } names] => [.. names.Values.Select(name => name.Value as string ?? "null")],
        [{ IsNull: true }] => ["null"],
        _ => [],
    };

    /// <summary>The target that it is tuned for; null for the end of the run.</summary>
    public double? TunedFor => TunedPer?.Named("For", double.NaN) is double value && !double.IsNaN(value) ? value : null;
}
