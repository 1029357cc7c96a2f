using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.Generators;

/// <summary>The code of a user-defined metric's method <c>Measure</c>.</summary>
/// <param name="Body">The body of the method.</param>
/// <param name="Outcome">The parameter from which the method computes the metric, such as a <c>ValidationOutcome</c>.</param>
/// <param name="Reads">The places at which the body reads a property of the outcome.</param>
internal sealed record MeasureCode(SyntaxNode Body, IParameterSymbol Outcome, List<MemberAccessExpressionSyntax> Reads)
{
    /// <summary>The code of a metric; null for a built-in metric, another type, or a method without source code.</summary>
    public static MeasureCode? Of(INamedTypeSymbol metric, CancellationToken cancellation) =>
        metric.AllInterfaces.Any(one => one.Is(KnownNames.Metric)) && !MetricRange.IsOurs(metric)
        && metric.Implementing("Measure").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == 1) is { } measure
        && MemberSyntax.Body(measure.Declaration(cancellation)) is { } body
            ? new(body, measure.Parameters[0], [.. body.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(access =>
                access.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == measure.Parameters[0].Name)])
            : null;
}
