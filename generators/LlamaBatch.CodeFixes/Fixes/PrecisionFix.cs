using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes a training precision, such as bfloat16, that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PrecisionFix)), Shared]
public sealed class PrecisionFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.TooSmallForBFloat16.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Expression is { Parent: AssignmentExpressionSyntax assignment } precision)
        {
            mistake.Offer($"Remove {precision}", "Remove", SettingEdits.Remove(assignment));
        }
    }
}
