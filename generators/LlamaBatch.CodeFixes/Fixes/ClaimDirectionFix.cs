using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes a claim assert the direction that its text states, and a metric prefer the values that its name implies.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClaimDirectionFix)), Shared]
public sealed class ClaimDirectionFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.TextSaysOpposite.Id, Descriptors.WorstIsBest.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Node is SimpleNameSyntax method && mistake.Value(Remedy.Values) is { } other)
        {
            mistake.Offer($"Write {other}", "Direction", Edit.Replace(method, other));
        }
    }
}
