using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Marks a comparison in a claim as intended, although the compared points differ in token budget or text.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AcrossFix)), Shared]
public sealed class AcrossFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UnequalTokens.Id, Descriptors.UnequalTexts.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Budget) is { } budget && mistake.Expression is { } whole)
        {
            mistake.Offer(
                $"Compare with {budget}",
                "Budget",
                [
                    .. whole.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == "EqualTokens")
                        .Select(name => (Edit?)Edit.Replace(name, budget)),
                ]);
        }

        string method = mistake.Diagnostic.Id == Descriptors.UnequalTokens.Id ? "AcrossTokenBudgets" : "AcrossValidationSets";
        if (mistake.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax comparison }
            && mistake.Model.GetTypeInfo(comparison.Expression, mistake.Cancellation).Type?.GetMembers(method).Any() == true)
        {
            mistake.Offer(
                $"Write {method}()",
                "Across",
                Edit.Insert(comparison.SyntaxTree, comparison.Expression.Span.End, $".{method}()"));
        }
    }
}
