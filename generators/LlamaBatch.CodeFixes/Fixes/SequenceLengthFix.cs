using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Shortens sequences to the model's maximum number of positions, or raises that maximum.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SequenceLengthFix)), Shared]
public sealed class SequenceLengthFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.SequenceTooLong.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Record is not { } record || mistake.Value(Remedy.SequenceLength) is not { } length
            || mistake.Value(Remedy.MaxPositionEmbeddings) is not { } positions)
        {
            return;
        }

        if (SettingEdits.IsLiteral(mistake.Expression)
            && mistake.Expression!.Parent is AssignmentExpressionSyntax
                { Left: IdentifierNameSyntax { Identifier.ValueText: "SequenceLength" } })
        {
            mistake.Offer($"Set SequenceLength to {positions}", "Shorten", Edit.Replace(mistake.Expression, positions));
        }
        else if (mistake.Attribute is not null && mistake.Expression is { } level)
        {
            mistake.Offer($"Remove level {level}", "Remove", LevelEdits.Remove(level));
        }

        ExpressionSyntax? model = SettingEdits.Section(record, "Model", mistake.Cancellation);
        if (SettingEdits.Value(model, "MaxPositionEmbeddings") is not { } written || SettingEdits.IsLiteral(written))
        {
            mistake.Offer($"Set MaxPositionEmbeddings to {length}", "Raise", SettingEdits.Set(model, "MaxPositionEmbeddings", length));
        }
    }
}
