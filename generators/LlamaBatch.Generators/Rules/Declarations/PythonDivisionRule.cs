using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>Reports <c>8 * Width // 3</c>, the integer division of Python. In C#, <c>//</c> begins a comment.</summary>
internal static class PythonDivisionRule
{
    /// <summary>The largest number in a comment that is taken for a divisor if the value before it is unknown.</summary>
    private const long LargestDivisor = 64;

    /// <summary>The most values of an expression that are computed.</summary>
    private const int MostValues = 1_000;

    /// <summary>A comment that is only a divisor, perhaps with the punctuation that was meant to follow it.</summary>
    private static readonly Regex _divisor = new(
        @"^//\s*(?<divisor>[0-9][0-9_]*|[A-Za-z_]\w*)\s*[,;)}]*\s*$", RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(ExperimentDeclaration experiment, CancellationToken cancellation) =>
        from part in experiment.Record.DeclaringSyntaxReferences
        where !part.SyntaxTree.IsGenerated()
        from comment in part.GetSyntax(cancellation).DescendantTrivia()
        where comment.IsKind(SyntaxKind.SingleLineCommentTrivia) && comment.SpanStart >= comment.Token.Span.End
        let divisor = _divisor.Match(comment.ToString())
        where divisor.Success
        let finding = Check(comment.Token, divisor.Groups["divisor"].Value, experiment, cancellation)
        where finding is not null
        select finding;

    private static Diagnostic? Check(SyntaxToken last, string divisor, ExperimentDeclaration experiment, CancellationToken cancellation)
    {
        SemanticModel model = experiment.Bodies.ModelOf(last.SyntaxTree!);
        ExpressionSyntax? dividend = last.Parent?.AncestorsAndSelf().TakeWhile(node => node.Span.End == last.Span.End)
            .OfType<ExpressionSyntax>().TakeWhile(node => node is not AssignmentExpressionSyntax).LastOrDefault();
        // A number alone is usually repeated or explained by the comment.
        if (dividend is not (BinaryExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
                or ParenthesizedExpressionSyntax)
            || !IsInteger(model.GetTypeInfo(dividend, cancellation).Type))
        {
            return null;
        }

        var values = ValuesOf(dividend, experiment, model, cancellation).ToList();
        bool isDivisor = long.TryParse(divisor.Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            // A comment may repeat the value.
            ? number > 1 && (values.Count == 0 ? number <= LargestDivisor && IsProduct(dividend)
                : !values.Contains(number) && values.Exists(value => value > number))
            : IsProduct(dividend) && model.LookupSymbols(last.SpanStart, name: divisor).Any(IsNumber)
                && !dividend.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == divisor);
        return isDivisor
            ? Diagnostic.Create(
                Descriptors.PythonDivision,
                dividend.GetLocation(),
                Remedy.Of((Remedy.Values, divisor)),
                dividend.ToString(),
                $"{dividend} / {divisor}")
            : null;
    }

    /// <summary>Whether an expression is computed. A comment beside a name is usually its value, or a name that it equals.</summary>
    private static bool IsProduct(ExpressionSyntax dividend) =>
        dividend is BinaryExpressionSyntax or ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax };

    /// <summary>The values of an expression at all levels of the axes; empty if one is unknown.</summary>
    private static IEnumerable<double> ValuesOf(
        ExpressionSyntax expression, ExperimentDeclaration experiment, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetConstantValue(expression, cancellation).Value is (int or long) and var constant)
        {
            return [Convert.ToDouble(constant, CultureInfo.InvariantCulture)];
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return ValuesOf(inner, experiment, model, cancellation);

            case BinaryExpressionSyntax { Left: var left, Right: var right } binary:
                return (from one in ValuesOf(left, experiment, model, cancellation)
                        from other in ValuesOf(right, experiment, model, cancellation)
                        select binary.Kind() switch
                        {
                            SyntaxKind.AddExpression => one + other,
                            SyntaxKind.SubtractExpression => one - other,
                            SyntaxKind.MultiplyExpression => one * other,
                            SyntaxKind.DivideExpression => Math.Truncate(one / other),
                            _ => double.NaN,
                        }).Take(MostValues);

            default:
                IEnumerable<object?> levels = SettingPlace.AxisOf(experiment, expression) is { Levels.Count: > 0 } axis
                    ? axis.Levels.Select(level => level.Value)
                    : model.GetSymbolInfo(expression, cancellation).Symbol is IPropertySymbol property
                        && SymbolEqualityComparer.Default.Equals(property.ContainingType, experiment.Record)
                        ? [SweepEvaluation.BaselineOf(property, experiment, cancellation)]
                        : [];
                return levels.Where(level => level is int or long)
                    .Select(level => Convert.ToDouble(level, CultureInfo.InvariantCulture));
        }
    }

    private static bool IsNumber(ISymbol symbol) => IsInteger(symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    });

    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;
}
