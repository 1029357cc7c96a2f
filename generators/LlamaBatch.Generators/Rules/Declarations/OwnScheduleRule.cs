using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports user-defined schedules that return a learning rate, as schedules of other programs do, instead of a share of the peak: their value
/// is a product with a member such as <c>Peak</c>.
/// </summary>
internal static class OwnScheduleRule
{
    private static readonly HashSet<string> _rates = new(StringComparer.OrdinalIgnoreCase)
    {
        "Peak", "PeakRate", "PeakLearningRate", "PeakLr", "LearningRate", "Rate", "Lr", "BaseLr", "BaseRate", "MaxLr", "MaxRate",
        "MaxLearningRate", "InitialLr", "InitialRate",
    };

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (type.DerivesFrom(KnownNames.Schedule)
            && type.GetMembers("AfterWarmup").OfType<IMethodSymbol>().FirstOrDefault() is { IsOverride: true } factor
            && MemberSyntax.Body(factor.Declaration(cancellation)) is { } body)
        {
            foreach (ExpressionSyntax value in ValuesOf(body))
            {
                if (Factors(value).OfType<IdentifierNameSyntax>()
                    .FirstOrDefault(name => IsRate(name) && IsMember(name.Identifier.ValueText, type)) is { } rate)
                {
                    yield return Diagnostic.Create(
                        Descriptors.ScheduleReturnsRate, rate.GetLocation(), type.Name, rate.Identifier.ValueText);
                    yield break;
                }
            }
        }
    }

    private static IEnumerable<ExpressionSyntax> ValuesOf(SyntaxNode body) => body is ArrowExpressionClauseSyntax arrow ? [arrow.Expression]
        : body.DescendantNodes(node => node is not LocalFunctionStatementSyntax and not LambdaExpressionSyntax)
            .OfType<ReturnStatementSyntax>().Select(one => one.Expression).OfType<ExpressionSyntax>();

    /// <summary>The factors of a product. A quotient has those of its numerator.</summary>
    private static IEnumerable<ExpressionSyntax> Factors(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => Factors(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product =>
            Factors(product.Left).Concat(Factors(product.Right)),
        // In "Rate / Peak", both are rates, and their quotient is a share.
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient =>
            quotient.Right is IdentifierNameSyntax name && IsRate(name) ? [] : Factors(quotient.Left),
        _ => [value],
    };

    private static bool IsRate(IdentifierNameSyntax name) => _rates.Contains(name.Identifier.ValueText.TrimStart('_'));

    private static bool IsMember(string name, INamedTypeSymbol type) =>
        type.GetMembers(name).Any(member => member is IPropertySymbol or IFieldSymbol)
        || type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => parameter.Name == name));
}
