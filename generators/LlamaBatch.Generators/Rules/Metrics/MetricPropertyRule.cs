using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports user-defined metrics that declare what their code contradicts: a metric that reads a time and declares that it is not timed, and a
/// metric that is a difference and declares that claims compare it by its ratio.
/// </summary>
internal static class MetricPropertyRule
{
    /// <summary>Counts of which one is part of the other, so that their difference is never negative.</summary>
    private static readonly HashSet<string> _counts = ["Tokens", "Correct"];

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, CancellationToken cancellation)
    {
        if (MeasureCode.Of(metric, cancellation) is not { } code)
        {
            yield break;
        }

        if (ValueOf(metric, "IsTimed", cancellation) is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } isTimed
            && code.Reads.Exists(read => read.Name.Identifier.ValueText == "StepSeconds"))
        {
            yield return Diagnostic.Create(
                Descriptors.MetricContradictsCode,
                isTimed.GetLocation(),
                metric.Name,
                "that it is not timed",
                "Measure reads StepSeconds, so trials that other programs disturb would count",
                "Remove IsTimed.");
        }

        if (ValueOf(metric, "Contrast", cancellation) is not MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Ratio" } ratio })
        {
            yield break;
        }

        ExpressionSyntax? result = ResultOf(code.Body);
        if (IsNegated(result))
        {
            yield return Contradiction(
                "a negative number, which has no logarithm", "Write Contrast.Difference, or return the number without its sign.");
        }
        else if (Plain(result) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference
            && Reads(difference.Left, code) && Reads(difference.Right, code)
            && !code.Reads.TrueForAll(read => _counts.Contains(read.Name.Identifier.ValueText)))
        {
            yield return Contradiction(
                "a difference, which may be 0 or negative and then has no logarithm", "Write Contrast.Difference.");
        }

        Diagnostic Contradiction(string returned, string remedy) => Diagnostic.Create(
            Descriptors.MetricContradictsCode, ratio.GetLocation(), metric.Name, "Contrast.Ratio", $"Measure returns {returned}", remedy);
    }

    /// <summary>Whether a value is a negated one, as in <c>-validation.Nats / validation.Tokens</c>.</summary>
    private static bool IsNegated(ExpressionSyntax? value) => Plain(value) switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: not LiteralExpressionSyntax } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression or (int)SyntaxKind.MultiplyExpression } product =>
            IsNegated(product.Left),
        _ => false,
    };

    private static bool Reads(ExpressionSyntax part, MeasureCode code) => code.Reads.Exists(read => part.Span.Contains(read.Span));

    /// <summary>The only expression that a body returns; null for other bodies.</summary>
    private static ExpressionSyntax? ResultOf(SyntaxNode body) => body switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        BlockSyntax { Statements: [ReturnStatementSyntax { Expression: { } value }] } => value,
        _ => null,
    };

    private static ExpressionSyntax? Plain(ExpressionSyntax? value) => value switch
    {
        ParenthesizedExpressionSyntax inner => Plain(inner.Expression),
        CastExpressionSyntax cast => Plain(cast.Expression),
        _ => value,
    };

    private static ExpressionSyntax? ValueOf(INamedTypeSymbol metric, string property, CancellationToken cancellation) =>
        metric.Implementing(property).FirstOrDefault()?.Declaration(cancellation) is PropertyDeclarationSyntax declared
            ? declared.ExpressionBody?.Expression ?? declared.Initializer?.Value
            : null;
}
