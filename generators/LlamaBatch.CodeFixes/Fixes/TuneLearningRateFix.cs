using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes the learning rate an axis that is tuned per batch size.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TuneLearningRateFix)), Shared]
public sealed class TuneLearningRateFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.RateIsNotTuned.Id];

    private const string LearningRate = "LearningRate";

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Record is not { } record || BatchAxis(mistake, record) is not { } batch)
        {
            return;
        }

        string tuned = $"TunedPer(nameof({Naming.Escaped(batch.Name)}))";
        ExpressionSyntax? rate = SettingEdits.Value(SettingEdits.Section(record, "Optimizer", mistake.Cancellation), LearningRate);
        SemanticModel? model = rate is null ? null : mistake.ModelOf(rate);
        if (rate is not null && model!.GetSymbolInfo(rate, mistake.Cancellation).Symbol is IPropertySymbol { Name: var name })
        {
            if (mistake.AxisAttribute(name) is { } axis)
            {
                mistake.Offer($"Tune '{name}' per '{batch.Name}'", "Tune", AttributeEdits.AddBehind(axis, tuned));
            }
        }
        else if (rate is not null && SettingEdits.IsLiteral(rate)
            && NewAxis.Of(rate, record, LearningRate, model!, mistake.Cancellation, tuned) is { } edits)
        {
            mistake.Offer($"Tune the learning rate per '{batch.Name}'", "Axis", [.. edits]);
        }
    }

    /// <summary>The axis that the analyzer names or, if it names none, the axis that the setting <c>BatchSize</c> reads.</summary>
    private static IPropertySymbol? BatchAxis(Mistake mistake, INamedTypeSymbol record)
    {
        ExpressionSyntax? size = SettingEdits.Value(SettingEdits.Section(record, "Training", mistake.Cancellation), "BatchSize");
        return mistake.Axis(mistake.Value(Remedy.Axis))
            ?? (size is null ? null : mistake.Axis(mistake.ModelOf(size).GetSymbolInfo(size, mistake.Cancellation).Symbol?.Name));
    }
}
