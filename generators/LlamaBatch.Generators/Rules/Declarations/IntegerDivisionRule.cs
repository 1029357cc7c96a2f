using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports integer divisions that lose a needed fraction, such as <c>1 / 10</c> for a warm-up, or <c>Math.Sqrt(BatchSize / 32)</c> at a batch
/// of 48, and casts that cut off the fraction of a factor, as in <c>(int)2.7 * Width</c>.
/// </summary>
internal static class IntegerDivisionRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from division in experiment.WrittenNodes<BinaryExpressionSyntax>(cancellation)
        where division.IsKind(SyntaxKind.DivideExpression)
        let finding = Check(division, experiment, experiment.Bodies.ModelOf(division.SyntaxTree), cancellation)
        where finding is not null
        select finding;

    /// <summary>Reports casts of a number with a fraction, which bind before the product around them.</summary>
    public static IEnumerable<Diagnostic> CheckCasts(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from cast in experiment.WrittenNodes<CastExpressionSyntax>(cancellation)
        where cast is
        {
            Type: PredefinedTypeSyntax { Keyword.ValueText: "int" or "long" or "uint" or "ulong" },
            Expression: LiteralExpressionSyntax { Token.Value: double },
            Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression },
        }
        let number = (double)((LiteralExpressionSyntax)cast.Expression).Token.Value!
        let product = (BinaryExpressionSyntax)cast.Parent!
        let other = product.Left == cast ? product.Right : product.Left
        where Math.Abs(number) < long.MaxValue && !number.Equals(Math.Truncate(number))
        let meant = product.Left == cast ? $"({cast.Type})({cast.Expression} * {other})" : $"({cast.Type})({other} * {cast.Expression})"
        select Diagnostic.Create(
            Descriptors.IntegerDivision,
            cast.GetLocation(),
            Remedy.Of((Remedy.Values, meant)),
            $"'({cast.Type})' cuts off the fraction of {cast.Expression} before the product",
            FormattableString.Invariant($"{Math.Truncate(number):N0}"),
            cast.Expression.ToString(),
            meant);

    private static Diagnostic? Check(
        BinaryExpressionSyntax division, ExperimentDeclaration experiment, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax whole = division;
        while (whole.Parent is ParenthesizedExpressionSyntax outer)
        {
            whole = outer;
        }

        TypeInfo type = model.GetTypeInfo(whole, cancellation);
        // A truncated factor, as in 8 / 3 * width, was meant as a fraction too.
        BinaryExpressionSyntax? product = whole.Parent is BinaryExpressionSyntax parent && parent.IsKind(SyntaxKind.MultiplyExpression)
            && !model.GetConstantValue(parent, cancellation).HasValue ? parent : null;
        if ((type.ConvertedType?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single) && product is null)
            || type.Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64)
            || Number(division.Right) is not { } right || right == 0
            || (Number(division.Left) ?? (product is null ? Level(right) : null)) is not { } left || left % right == 0)
        {
            return null;
        }

        string dividend = division.Left is BinaryExpressionSyntax ? $"({division.Left})" : division.Left.ToString();
        // A whole number, such as a width, is multiplied before it is divided.
        string? multiplied = product is not null && IsInteger(model.GetTypeInfo(product, cancellation).ConvertedType)
            ? $"{dividend} * {(product.Left == whole ? product.Right : product.Left)} / {division.Right}"
            : null;
        return Diagnostic.Create(
            Descriptors.IntegerDivision,
            division.GetLocation(),
            Remedy.Of((Remedy.Values, multiplied)),
            $"{division} divides integers",
            FormattableString.Invariant($"{decimal.Truncate(left / right):N0}"),
            LlamaBatch.Number.ThreeDigits((double)(left / right)),
            multiplied ?? $"(double){dividend} / {division.Right}");

        // A level of the axis that is divided, at which the quotient has a fraction.
        decimal? Level(decimal divisor) => SettingPlace.AxisOf(experiment, division.Left)?.Levels
            .Where(level => level.Value is int or long).Select(level => Convert.ToDecimal(level.Value, CultureInfo.InvariantCulture))
            .Select(level => (decimal?)level).FirstOrDefault(level => level > divisor && level % divisor != 0);

        static bool IsInteger(ITypeSymbol? converted) => converted?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

        decimal? Number(ExpressionSyntax side) => model.GetConstantValue(side, cancellation).Value is int or long
            ? Convert.ToDecimal(model.GetConstantValue(side, cancellation).Value, CultureInfo.InvariantCulture)
            : null;
    }
}
