using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Formats levels in messages as C# code.</summary>
internal static class LevelName
{
    public static string Of(TypedConstant level)
        => level.Type is { } type && level is { Kind: not TypedConstantKind.Array, Value: { } value } ? Of(value, type) : "null";

    /// <summary>
    /// A level as C# code. An enum member includes its type: <c>Size.Nano</c>. A number has a suffix only if C# requires it: <c>3e-3</c> is
    /// a double, <c>3e-3f</c> a float.
    /// </summary>
    public static string Of(object value, ITypeSymbol? type) => value switch
    {
        _ when type is { TypeKind: TypeKind.Enum } => Member(value, type),
        double number => number.Equals(-0.0) && double.IsNegativeInfinity(1 / number) ? "-0.0" : Round(number),
        float number => Round(number) + (float.IsNaN(number) || float.IsInfinity(number) ? "" : "f"),
        long or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => CSharpLiteral.Of(value),
    };

    /// <summary>A learning rate as C# code. A rate below 0.1 is in scientific notation, as reports write it: <c>6e-4</c>.</summary>
    public static string OfRate(double rate) => rate is > 0 and < 0.1
        ? rate.ToString("0.################e-0", CultureInfo.InvariantCulture)
        : Of(rate, null);

    private static string Member(object value, ITypeSymbol type) =>
        type.MemberOf(value) is { } member ? $"{Naming.Escaped(type.Name)}.{Naming.Escaped(member.Name)}"
        : string.Format(
            CultureInfo.InvariantCulture,
            System.Convert.ToDecimal(value, CultureInfo.InvariantCulture) < 0 ? "({0})({1})" : "({0}){1}",
            Naming.Escaped(type.Name),
            value);

    private static string Round(IFormattable number)
        => number.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-").Replace("E-", "e-").Replace("E+", "e");
}
