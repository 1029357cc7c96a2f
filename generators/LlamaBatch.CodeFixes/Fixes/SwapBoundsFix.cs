using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.CodeFixes;

/// <summary>Swaps the bounds of an empty interval.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapBoundsFix)), Shared]
public sealed class SwapBoundsFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ImpossibleNumber.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Expression is { Parent.Parent.Parent: InvocationExpressionSyntax call } high
            && mistake.Model.GetOperation(call, mistake.Cancellation) is IInvocationOperation { TargetMethod.Name: "IsBetween" } operation
            && operation.Arguments.FirstOrDefault(one => one.Parameter?.Name == "low")?.Syntax is ArgumentSyntax { Expression: var low }
            && low.ToString() != high.ToString())
        {
            mistake.Offer("Swap the bounds", "Swap", Edit.Replace(low, high.ToString()), Edit.Replace(high, low.ToString()));
        }
    }
}
