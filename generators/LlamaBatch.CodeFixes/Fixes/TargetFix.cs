using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Declares the target that a claim asks for, or asks for the nearest one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TargetFix)), Shared]
public sealed class TargetFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NoSuchTarget.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Level) is not { } value || mistake.Value(Remedy.Metric) is not { } metric
            || mistake.Record is not { } record)
        {
            return;
        }

        if (RecordSyntax.PartWithExperiment(record, mistake.Cancellation) is { } part)
        {
            mistake.Offer($"Add [Target<{metric}>({value})]", "Add", AttributeEdits.Add(part, $"Target<{metric}>({value})"));
        }

        if (mistake.Value(Remedy.Target) is { } target)
        {
            mistake.Offer($"Use target {target}", "Nearest", mistake.Attribute is { } tuned
                ? AttributeEdits.Set(tuned, "For", target)
                : Edit.Replace(mistake.Expression ?? mistake.Node, target));
        }
    }
}
