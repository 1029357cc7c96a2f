using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Divides as floating-point numbers, or multiplies first, so that no fraction is cut off.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IntegerDivisionFix)), Shared]
public sealed class IntegerDivisionFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.IntegerDivision.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Values) is { } multiplied)
        {
            if (mistake.Node.Ancestors().SkipWhile(node => node is ParenthesizedExpressionSyntax).FirstOrDefault()
                is BinaryExpressionSyntax product)
            {
                string title = mistake.Expression is CastExpressionSyntax ? "Multiply before rounding" : "Multiply before dividing";
                mistake.Offer(title, "Multiply", Edit.Replace(product, multiplied));
            }
        }
        else if (mistake.Expression is BinaryExpressionSyntax { Left: var left })
        {
            mistake.Offer(
                "Divide as floating-point numbers",
                "Divide",
                Edit.Replace(left, left is BinaryExpressionSyntax ? $"(double)({left})" : $"(double){left}"));
        }
    }
}
