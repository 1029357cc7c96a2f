using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Replaces the unknown language of a <c>[Translation]</c> with a language that can be used in reports.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LanguageFix)), Shared]
public sealed class LanguageFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.LanguageIsUnknown.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Language) is { } language && mistake.Expression is { } written)
        {
            mistake.Offer($"Use \"{language}\"", "Language", Edit.Replace(written, $"\"{language}\""));
        }
    }
}
