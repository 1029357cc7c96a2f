using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Replaces an exclusive or, such as <c>2 ^ 9</c>, by the power that was meant, such as <c>1 &lt;&lt; 9</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExclusiveOrFix)), Shared]
public sealed class ExclusiveOrFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ExclusiveOr.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Values) is { } power && mistake.Expression is { } written)
        {
            mistake.Offer($"Write '{power}'", "Power", Edit.Replace(written, power));
        }
    }
}
