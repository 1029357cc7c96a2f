using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports divisions of whole constants that lose their fraction before they become a fraction, such as a warm-up.</summary>
internal static class IntegerDivisionRule
{
    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from part in experiment.Record.DeclaringSyntaxReferences
        where !part.SyntaxTree.IsGenerated()
        from division in part.GetSyntax(cancellation).DescendantNodes().OfType<BinaryExpressionSyntax>()
        where division.IsKind(SyntaxKind.DivideExpression)
        let finding = Check(division, experiment.Bodies.ModelOf(division.SyntaxTree), cancellation)
        where finding is not null
        select finding;

    private static Diagnostic? Check(BinaryExpressionSyntax division, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax whole = division;
        while (whole.Parent is ParenthesizedExpressionSyntax outer)
        {
            whole = outer;
        }

        TypeInfo type = model.GetTypeInfo(whole, cancellation);
        if (type.ConvertedType?.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single)
            || type.Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Int64)
            || Number(division.Left) is not { } left || Number(division.Right) is not { } right || right == 0 || left % right == 0)
        {
            return null;
        }

        return Diagnostic.Create(
            Descriptors.IntegerDivision,
            division.GetLocation(),
            division.ToString(),
            FormattableString.Invariant($"{decimal.Truncate(left / right):N0}"),
            LlamaBatch.Number.ThreeDigits((double)(left / right)),
            division.Left is BinaryExpressionSyntax ? $"({division.Left})" : division.Left.ToString(),
            division.Right.ToString());

        decimal? Number(ExpressionSyntax side) => model.GetConstantValue(side, cancellation).Value is int or long
            ? Convert.ToDecimal(model.GetConstantValue(side, cancellation).Value, CultureInfo.InvariantCulture)
            : null;
    }
}
