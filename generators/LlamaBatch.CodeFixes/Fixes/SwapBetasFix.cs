using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Swaps <c>Beta1</c> and <c>Beta2</c> of AdamW.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapBetasFix)), Shared]
public sealed class SwapBetasFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.BetasAreSwapped.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        ExpressionSyntax? optimizer = mistake.Record is { } record
            ? SettingEdits.Section(record, "Optimizer", mistake.Cancellation)
            : null;
        // Two properties are usually two axes, of which only some levels contradict each other.
        if (SettingEdits.Value(optimizer, "Beta1") is { } first && SettingEdits.Value(optimizer, "Beta2") is { } second
            && !(first is IdentifierNameSyntax && second is IdentifierNameSyntax))
        {
            mistake.Offer(
                "Swap Beta1 and Beta2",
                "Swap",
                Edit.Replace(first, second.ToString()),
                Edit.Replace(second, first.ToString()));
        }
    }
}
