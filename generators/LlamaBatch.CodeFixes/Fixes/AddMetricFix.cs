using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds <c>[Measure]</c> for a metric that the experiment needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMetricFix)), Shared]
public sealed class AddMetricFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.TuningNeedsMetric.Id, Descriptors.TargetMustBeMeasured.Id, Descriptors.NothingMeasured.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Record is { } record && RecordSyntax.PartWithExperiment(record, mistake.Cancellation) is { } part)
        {
            string metric = mistake.Value(Remedy.Metric) ?? "ValidationLoss";
            mistake.Offer($"Measure {metric}", "Measure", AttributeEdits.Add(part, $"Measure<{metric}>"));
        }
    }
}
