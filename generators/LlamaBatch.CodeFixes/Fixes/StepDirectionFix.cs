using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Subtracts the step of a user-defined optimizer from the weights instead of adding it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StepDirectionFix)), Shared]
public sealed class StepDirectionFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.StepUpTheGradient.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Values) is { Length: > 0 } down && mistake.Expression is { } update)
        {
            mistake.Offer($"Write '{down}'", "Down", Edit.Replace(update, down));
        }
    }
}
