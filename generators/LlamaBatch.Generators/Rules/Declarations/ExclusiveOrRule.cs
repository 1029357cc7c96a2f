using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports <c>2 ^ 9</c> and <c>10 ^ 3</c>, which are meant as powers. In C#, <c>^</c> is the exclusive or.</summary>
internal static class ExclusiveOrRule
{
    /// <summary>The largest exponent of 2 that fits <c>int</c>.</summary>
    private const long LargestShift = 30;

    /// <summary>The largest exponent of 10 that fits <c>long</c>.</summary>
    private const long LargestDecimal = 18;

    /// <summary>The largest exponent for which the power is written in the message.</summary>
    private const long LargestShown = 62;

    /// <summary>Names of constants whose bits are meant.</summary>
    private static readonly Regex _bits = new(
        "mask|flag|bit|seed|salt|hash|key", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from power in experiment.WrittenNodes<BinaryExpressionSyntax>(cancellation)
        where power.IsKind(SyntaxKind.ExclusiveOrExpression)
        let finding = Check(power, experiment.Bodies.ModelOf(power.SyntaxTree), cancellation)
        where finding is not null
        select finding;

    private static Diagnostic? Check(BinaryExpressionSyntax power, SemanticModel model, CancellationToken cancellation)
    {
        // Products and sums are computed before the exclusive or: 3 * 2 ^ 4 * 5 is (3 * 2) ^ (4 * 5).
        ExpressionSyntax radix = power.Left;
        while (radix is BinaryExpressionSyntax outer && IsArithmetic(outer))
        {
            radix = outer.Right;
        }

        ExpressionSyntax exponent = power.Right;
        while (exponent is BinaryExpressionSyntax outer && IsArithmetic(outer))
        {
            exponent = outer.Left;
        }

        if (!IsInteger(model.GetTypeInfo(power, cancellation).Type)
            || Constant(radix) is not (2 or 10) || Constant(radix) is not { } number
            || radix is not (LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax)
            || _bits.IsMatch(radix.ToString()))
        {
            return null;
        }

        ExpressionSyntax whole = power;
        while (whole.Parent is ParenthesizedExpressionSyntax outer)
        {
            whole = outer;
        }

        bool isAlone = radix == power.Left && exponent == power.Right;
        long? constant = Constant(exponent);
        if (Written(number, exponent, constant, model.GetTypeInfo(whole, cancellation).ConvertedType, isAlone) is not { } written)
        {
            return null;
        }

        string code = power.ToString();
        int start = radix.SpanStart - power.SpanStart;
        string remedy = code.Substring(0, start) + written + code.Substring(exponent.Span.End - power.SpanStart);
        return Diagnostic.Create(
            Descriptors.ExclusiveOr,
            power.GetLocation(),
            Remedy.Of((Remedy.Values, remedy)),
            code,
            isAlone && constant is >= 0 && constant <= (number == 2 ? LargestShown : LargestDecimal) && Constant(power) is { } value
                ? $", so it is {LlamaBatch.Number.Exact(value)}, not {LlamaBatch.Number.Exact(Math.Pow(number, constant.Value))}"
                : ", not a power",
            remedy);

        long? Constant(ExpressionSyntax expression) => model.GetConstantValue(expression, cancellation).Value is (int or long) and var one
            ? Convert.ToInt64(one, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>The power as C# code; null if its type does not fit.</summary>
    private static string? Written(long radix, ExpressionSyntax exponent, long? constant, ITypeSymbol? converted, bool isAlone)
    {
        if (converted is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            converted = nullable.TypeArguments[0];
        }

        bool isReal = converted?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
        bool isLong = converted?.SpecialType is SpecialType.System_Int64;
        if (constant < 0)
        {
            return !isReal ? null : radix == 10 ? $"1e{constant}" : $"Math.Pow(2, {constant})";
        }

        if (constant is null && isReal)
        {
            return $"Math.Pow({radix}, {exponent})";                            // the exponent may be negative
        }

        if (radix == 2)
        {
            string shift = $"{(constant > LargestShift || (constant is null && isLong) ? "1L" : "1")} << {exponent}";
            return isAlone ? shift : $"({shift})";
        }

        return (constant, isReal) switch
        {
            ({ } power, true) => $"1e{power}",
            (<= LargestDecimal and { } power, false) => CSharpLiteral.Grouped((long)Math.Pow(10, power)),
            (null, _) => $"({(isLong ? "long" : "int")})Math.Pow(10, {exponent})",
            _ => null,
        };
    }

    private static bool IsArithmetic(BinaryExpressionSyntax expression) => expression.Kind() is SyntaxKind.AddExpression
        or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression;

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64
        or SpecialType.System_UInt32 or SpecialType.System_UInt64;
}
