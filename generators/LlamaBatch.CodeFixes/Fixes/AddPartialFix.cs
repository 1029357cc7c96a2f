using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds <c>partial</c> to an experiment, as its generated types require (compiler error CS0260).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartialFix)), Shared]
public sealed class AddPartialFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["CS0260"];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Type is { } type && AttributeEdits.Of(type, "Experiment").Any())
        {
            mistake.Offer("Make the experiment partial", "Partial", Edit.Insert(type.SyntaxTree, type.Keyword.SpanStart, "partial "));
        }
    }
}
