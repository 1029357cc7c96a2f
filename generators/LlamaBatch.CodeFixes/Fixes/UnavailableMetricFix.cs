using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes the metrics that trials cannot measure, or selects the kind of training step that can measure it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnavailableMetricFix)), Shared]
public sealed class UnavailableMetricFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MetricUnavailable.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Autograd" } step)
        {
            mistake.Offer("Use StepKind.Fast", "Fast", Edit.Replace(step.Name, "Fast"));
        }

        string[] metrics = (mistake.Value(Remedy.Metric) ?? "").Split(',');
        List<AttributeSyntax> attributes = mistake.Record is not { } record ? []
            : [.. record.Attributes(KnownNames.MeasureAttribute)
                .Where(one => metrics.Contains(one.AttributeClass!.TypeArguments[0].Name))
                .Select(one => one.Syntax(mistake.Cancellation)).OfType<AttributeSyntax>()];
        if (attributes.Count == metrics.Length
            && !attributes.Exists(one => ClaimArguments.NameMetricOf(one, mistake.Record, mistake.Cancellation)))
        {
            mistake.Offer(
                $"Remove {string.Join(" and ", attributes.Select(one => $"[{one.Name}]"))}",
                "Remove",
                [.. AttributeEdits.RemoveAll(attributes)]);
        }
    }
}
