using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes trials validate less often, on fewer validation sequences, or at the default interval.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValidationIntervalFix)), Shared]
public sealed class ValidationIntervalFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ValidationTooOften.Id, Descriptors.CurveTooCoarse.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Record is not { } record)
        {
            return;
        }

        if (mistake.Diagnostic.Id == Descriptors.CurveTooCoarse.Id)
        {
            if (mistake.Attribute is { } measure && AttributeEdits.Named(measure, "EveryTokens") is { } argument)
            {
                mistake.Offer("Validate at the default interval", "Default", AttributeEdits.RemoveArgument(argument));
            }

            return;
        }

        if (mistake.Value(Remedy.EveryTokens) is { } every && mistake.Attribute is { } attribute)
        {
            mistake.Offer($"Validate every {every} tokens", "EveryTokens", AttributeEdits.Set(attribute, "EveryTokens", every));
        }

        if (mistake.Value(Remedy.Windows) is { } windows
            && SettingEdits.Section(record, "Validation", mistake.Cancellation) is { } validation)
        {
            mistake.Offer($"Validate on {windows} windows", "Windows", SettingEdits.Set(validation, "Windows", windows));
        }
    }
}
