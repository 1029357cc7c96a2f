using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Multiplies by the factor of a scaling rule instead of dividing by it, or the reverse.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvertScalingFix)), Shared]
public sealed class InvertScalingFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ScaledTheWrongWay.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Expression is not BinaryExpressionSyntax { Left: var left, Right: var right } scaled
            || mistake.Value(Remedy.Axis) is not { } axis || !Names(right, axis) || Names(left, axis))
        {
            return;
        }

        if (scaled.IsKind(SyntaxKind.DivideExpression))
        {
            mistake.Offer("Multiply instead of dividing", "Multiply", Edit.Replace(scaled, $"{left} * {right}"));
        }
        else if (scaled.IsKind(SyntaxKind.MultiplyExpression))
        {
            mistake.Offer("Divide instead of multiplying", "Divide", Edit.Replace(scaled, $"{left} / {right}"));
        }
    }

    private static bool Names(ExpressionSyntax part, string axis) =>
        part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == axis);
}
