using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports user-defined metrics that divide by an estimate of a squared norm in each step. The estimate may be near or below 0, so the mean
/// of the ratios has no limit. Source: McCandlish et al. 2018, arXiv:1812.06162, appendix A.1, which averages both before it divides.
/// </summary>
internal static class RatioOfEstimatesRule
{
    private static readonly HashSet<string> _estimates = ["GradientSquare", "PreconditionedSquare", "GainSquare"];

    public static IEnumerable<Diagnostic> Check(INamedTypeSymbol metric, CancellationToken cancellation) =>
        MeasureCode.Of(metric, cancellation) is { Body: var body, Reads: var read }
        && read.Find(access => _estimates.Contains(access.Name.Identifier.ValueText) && IsDivisor(access, body)) is { } divisor
            ? [Diagnostic.Create(
                Descriptors.RatioOfEstimates,
                divisor.GetLocation(),
                metric.Name,
                divisor.Name.Identifier.ValueText)]
            : [];

    private static bool IsDivisor(SyntaxNode value, SyntaxNode body) => value != body && value.Parent switch
    {
        ParenthesizedExpressionSyntax outer => IsDivisor(outer, body),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } quotient => quotient.Right == value
            || IsDivisor(quotient, body),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression } product => IsDivisor(product, body),
        _ => false,
    };
}
