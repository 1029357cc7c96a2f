using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Measures the metric that a claim names or needs, or inserts the accessor <c>EqualTokens</c> that the metric needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ResultNameFix)), Shared]
public sealed class ResultNameFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NoSuchResult.Id, Descriptors.UnequalTimes.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Metric) is { } metric && mistake.Record is { } record
            && RecordSyntax.PartWithExperiment(record, mistake.Cancellation) is { } part)
        {
            mistake.Offer($"Measure {metric}", "Measure", AttributeEdits.Add(part, $"Measure<{metric}>"));
        }

        if (mistake.Value(Remedy.Budget) is { } budget && mistake.Node is SimpleNameSyntax name)
        {
            mistake.Offer($"Use {budget}", "Budget", Edit.Replace(name, $"{budget}.{name}"));
        }
    }
}
