using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Sets the number of training tokens to the value that the analyzer suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BudgetFix)), Shared]
public sealed class BudgetFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.TooFewSteps.Id, Descriptors.NoWholeStep.Id, Descriptors.TextIsRepeated.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Tokens) is not { } tokens || mistake.Record is not { } record)
        {
            return;
        }

        if (mistake.Attribute is { } attribute && AttributeEdits.NameOf(attribute) == "Scaled")
        {
            mistake.Offer($"Train on {tokens} tokens", "Tokens", AttributeEdits.Set(attribute, "Tokens", tokens));
            return;
        }

        ExpressionSyntax? training = SettingEdits.Section(record, "Training", mistake.Cancellation);
        if (SettingEdits.Value(training, "Tokens") is not { } written || SettingEdits.IsLiteral(written))
        {
            mistake.Offer($"Train on {tokens} tokens", "Tokens", SettingEdits.Set(training, "Tokens", tokens));
        }
    }
}
