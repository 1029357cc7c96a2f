using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes a metric that trials cannot measure, or selects the kind of training step that can measure it.</summary>
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

        AttributeSyntax? attribute = mistake.Record is not { } record ? null
            : record.Attributes(KnownNames.MeasureAttribute)
                .FirstOrDefault(one => one.AttributeClass!.TypeArguments[0].Name == mistake.Value(Remedy.Metric))?
                .Syntax(mistake.Cancellation);
        if (attribute is not null && !ClaimArguments.NameMetricOf(attribute, mistake.Record, mistake.Cancellation))
        {
            mistake.Offer($"Remove [{attribute.Name}]", "Remove", AttributeEdits.Remove(attribute));
        }
    }
}
