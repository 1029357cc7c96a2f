using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Writes levels in messages as their author writes them.</summary>
internal static class LevelName
{
    public static string Of(TypedConstant level)
        => level.Type is { } type && level is { Kind: not TypedConstantKind.Array, Value: { } value } ? Of(value, type) : "null";

    /// <summary>
    /// A member of an enumeration by its name and that of its type: <c>Size.Nano</c>; a number without the suffix of its
    /// type: <c>3e-3</c>.
    /// </summary>
    public static string Of(object value, ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum }
        ? type.MemberOf(value) is { } member ? $"{type.Name}.{member.Name}" : $"({type.Name}){value}"
        : value is double or float
            ? ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace("E-", "e-").Replace("E+", "e")
            : value is long or decimal ? ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)
        : CSharpLiteral.Of(value);
}
