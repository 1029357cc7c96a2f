using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Sets a setting to the value that the analyzer suggests.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettingValueFix)), Shared]
public sealed class SettingValueFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.AverageTooLong.Id,
        Descriptors.AverageTooShort.Id,
        Descriptors.ClipTooSmall.Id,
        Descriptors.ProbeTooFar.Id,
        Descriptors.NormEpsilonTooLarge.Id,
        Descriptors.ImplausibleRopeTheta.Id,
        Descriptors.SequenceTooShort.Id,
        Descriptors.VocabularyTooSmall.Id,
        Descriptors.VocabularyIsUnused.Id,
        Descriptors.ImplausibleEpsilon.Id,
        Descriptors.MostIsHeldOut.Id,
    ];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Setting)?.Split('.') is not [var section, var setting] || mistake.Record is not { } record
            || mistake.Value(Remedy.Values) is not { } value)
        {
            return;
        }

        ExpressionSyntax? settings = SettingEdits.Section(record, section, mistake.Cancellation);
        if (SettingEdits.Value(settings, setting) is not { } written || SettingEdits.IsLiteral(written))
        {
            mistake.Offer($"Set {setting} to {value}", setting, SettingEdits.Set(settings, setting, value));
        }
    }
}
