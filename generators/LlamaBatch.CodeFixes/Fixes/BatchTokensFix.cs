using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Multiplies a batch size in sequences by the sequence length, where tokens are needed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BatchTokensFix)), Shared]
public sealed class BatchTokensFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.BatchIsNotOfStep.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Expression is { } batch && mistake.Value(Remedy.Values) is { } tokens)
        {
            mistake.Offer($"Write {tokens}", "Tokens", Edit.Replace(batch, tokens));
        }
    }
}
