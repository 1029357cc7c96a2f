using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.CodeFixes;

/// <summary>Swaps the arguments <c>fromBatch</c> and <c>toBatch</c> of a method that scales a value with the batch size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapBatchesFix)), Shared]
public sealed class SwapBatchesFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.BatchesAreSwapped.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax
            && mistake.Model.GetOperation(syntax, mistake.Cancellation) is IInvocationOperation call
            && SwappedBatchesRule.Argument(call, "fromBatch") is { Value.Syntax: var from }
            && SwappedBatchesRule.Argument(call, "toBatch") is { Value.Syntax: var to })
        {
            mistake.Offer(
                "Swap fromBatch and toBatch",
                "Swap",
                Edit.Replace(from, to.ToString()),
                Edit.Replace(to, from.ToString()));
        }
    }
}
