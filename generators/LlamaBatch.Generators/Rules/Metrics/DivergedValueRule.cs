using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports metrics of the author that give diverged trials the best value, so that a rate at which all trials diverge wins, or no value.
/// </summary>
internal static class DivergedValueRule
{
    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, Compilation compilation, CancellationToken cancellation)
    {
        if (!metric.AllInterfaces.Any(one => one.Name == "ILearningMetric" && one.ContainingAssembly?.Name == "LlamaBatch")
            || Member("Better") is not { } direction || Member("WhenDiverged") is not { } diverged
            || ValueOf(diverged) is not { } value)
        {
            yield break;
        }

        string? better = compilation.GetSemanticModel(direction.SyntaxTree).GetSymbolInfo(direction, cancellation).Symbol?.Name;
        bool isShare = Member("Unit") is { } unit && Constant(unit) is "share" or "fraction";
        if (double.IsNaN(value) || (better == "Lower" && value <= 0)
            || (better == "Higher" && (double.IsPositiveInfinity(value) || (isShare && value >= 1))))
        {
            yield return Diagnostic.Create(
                Descriptors.DivergedIsBest,
                diverged.GetLocation(),
                metric.Name,
                diverged.ToString(),
                double.IsNaN(value) ? "which no statistic can use"
                    : $"and {(better == "Lower" ? "lower" : "higher")} values are better, so tuning prefers rates at which trials diverge");
        }

        double? ValueOf(ExpressionSyntax returned) => Constant(returned) switch
        {
            int or long or float or double => Convert.ToDouble(Constant(returned), CultureInfo.InvariantCulture),
            _ => IsOfVocabulary(returned) ? double.PositiveInfinity : null,
        };

        // The perplexity of a uniform model, or its loss, which is the worst one.
        bool IsOfVocabulary(ExpressionSyntax value) => value is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Log" or "Log2" or "Log10" },
            ArgumentList.Arguments: [{ Expression: var argument }],
        }
            ? IsParameter(argument)
            : IsParameter(value);

        bool IsParameter(ExpressionSyntax value) => value is IdentifierNameSyntax
            && compilation.GetSemanticModel(value.SyntaxTree).GetSymbolInfo(value, cancellation).Symbol is IParameterSymbol;

        ExpressionSyntax? Member(string name) =>
            metric.Implementing(name).FirstOrDefault()?.Declaration(cancellation) is { } declaration
            && MemberSyntax.Body(declaration) is { } body && compilation.ContainsSyntaxTree(body.SyntaxTree)
                ? body switch
                {
                    ArrowExpressionClauseSyntax arrow => arrow.Expression,
                    EqualsValueClauseSyntax initializer => initializer.Value,
                    BlockSyntax { Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
                    _ => null,
                }
                : null;

        object? Constant(ExpressionSyntax expression) =>
            compilation.GetSemanticModel(expression.SyntaxTree).GetConstantValue(expression, cancellation).Value;
    }
}
