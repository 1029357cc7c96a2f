using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports user-defined schedules that return a learning rate, as schedules of other programs do, instead of a share of the peak: their
/// value is a product with a member such as <c>Peak</c>.
/// </summary>
internal static class OwnScheduleRule
{
    /// <summary>The smallest initial value of a member that is certainly a share, and no learning rate.</summary>
    private const double LeastShare = 0.1;

    private static readonly Regex _rate = new(
        "^_?((peak|max|base|initial|start)?(learning)?(rate|lr)|peak(learning)?(rate|lr)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The names of rates in a divisor, of which a quotient is a share.</summary>
    private static readonly Regex _ofRate = new("rate|lr|peak", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (!type.DerivesFrom(KnownNames.Schedule)
            || type.GetMembers("AfterWarmup").OfType<IMethodSymbol>().FirstOrDefault() is not { IsOverride: true } factor
            || MemberSyntax.Body(factor.Declaration(cancellation)) is not { } body)
        {
            yield break;
        }

        var values = ValuesOf(body).ToList();
        // A schedule that returns 1 somewhere returns shares.
        if (!values.Exists(value => value is LiteralExpressionSyntax { Token.Value: 1 or 1.0 })
            && values.SelectMany(Factors).OfType<IdentifierNameSyntax>()
                .FirstOrDefault(name => _rate.IsMatch(name.Identifier.ValueText) && IsRate(name.Identifier.ValueText)) is { } rate)
        {
            yield return Diagnostic.Create(Descriptors.ScheduleReturnsRate, rate.GetLocation(), type.Name, rate.Identifier.ValueText);
        }

        bool IsRate(string name) => type.GetMembers(name).FirstOrDefault(member => member is IPropertySymbol or IFieldSymbol) is { } member
            && !((MemberSyntax.Body(member.Declaration(cancellation)) as EqualsValueClauseSyntax)?.Value is LiteralExpressionSyntax
            {
                Token.Value: double and >= LeastShare or int,
            });
    }

    private static IEnumerable<ExpressionSyntax> ValuesOf(SyntaxNode body) => body is ArrowExpressionClauseSyntax arrow ? [arrow.Expression]
        : body.DescendantNodes(node => node is not LocalFunctionStatementSyntax and not LambdaExpressionSyntax)
            .OfType<ReturnStatementSyntax>().Select(one => one.Expression).OfType<ExpressionSyntax>();

    /// <summary>The factors of a product or a quotient; none for other values, and for quotients of rates.</summary>
    private static IReadOnlyList<ExpressionSyntax> Factors(ExpressionSyntax value)
    {
        var factors = new List<ExpressionSyntax>();
        var open = new Stack<ExpressionSyntax>([value]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case ParenthesizedExpressionSyntax inner:
                    open.Push(inner.Expression);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product:
                    open.Push(product.Right);
                    open.Push(product.Left);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient:
                    if (quotient.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
                        .Any(name => _ofRate.IsMatch(name.Identifier.ValueText)))
                    {
                        return [];
                    }

                    open.Push(quotient.Left);
                    break;
                case var factor when factor != value:
                    factors.Add(factor);
                    break;
            }
        }

        return factors;
    }
}
