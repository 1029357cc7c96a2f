using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports integer divisions that lose a needed fraction, such as <c>1 / 10</c> for a warm-up, or <c>Math.Sqrt(BatchSize / 32)</c> at a batch
/// of 48.
/// </summary>
internal static class IntegerDivisionRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from division in experiment.WrittenNodes<BinaryExpressionSyntax>(cancellation)
        where division.IsKind(SyntaxKind.DivideExpression)
        let finding = Check(division, experiment, experiment.Bodies.ModelOf(division.SyntaxTree), cancellation)
        where finding is not null
        select finding;

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
            division.ToString(),
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
