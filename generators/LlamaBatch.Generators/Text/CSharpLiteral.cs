using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LlamaBatch.Generators;

/// <summary>Writes values as C# literals.</summary>
internal static class CSharpLiteral
{
    public static string Of(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Enum => EnumMember(constant),
        _ when constant.IsNull => "null",
        _ => Of(constant.Value!),
    };

    public static string Of(object value) => value switch
    {
        double number => Double(number),
        float number => Float(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
        int.MinValue => "int.MinValue",
        long.MinValue => "long.MinValue",
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A level of type {value.GetType().Name} has no literal."),
    };

    /// <summary>A whole number with digit separators: <c>4_000_000</c>.</summary>
    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_');

    /// <summary>A double in round-trip form, with a decimal point or an exponent, so that C# reads a double.</summary>
    private static string Double(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return double.IsNaN(number) ? "double.NaN"
            : double.IsPositiveInfinity(number) ? "double.PositiveInfinity"
            : double.IsNegativeInfinity(number) ? "double.NegativeInfinity"
            : text.IndexOfAny(['.', 'E', 'e']) >= 0 ? text
            : text + ".0";
    }

    private static string Float(float number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return float.IsNaN(number) ? "float.NaN"
            : float.IsPositiveInfinity(number) ? "float.PositiveInfinity"
            : float.IsNegativeInfinity(number) ? "float.NegativeInfinity"
            : text + "f";
    }

    private static string EnumMember(TypedConstant constant)
    {
        string type = constant.Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string? member = constant.Type.MemberOf(constant.Value!)?.Name;
        return member is null ? $"({type})({Of(constant.Value!)})" : $"{type}.{Naming.Escaped(member)}";
    }
}
