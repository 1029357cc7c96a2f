using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes the second declaration of a target or a metric.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDuplicateFix)), Shared]
public sealed class RemoveDuplicateFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.TargetMustBeDistinct.Id, Descriptors.MetricNameIsTaken.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        // Two metric types with the same name are not duplicates, so neither is removed.
        if (mistake.Attribute is { } attribute && (mistake.Diagnostic.Id == Descriptors.TargetMustBeDistinct.Id
            || AttributeEdits.Of(attribute.Parent!.Parent!, AttributeEdits.NameOf(attribute))
                .Any(one => one.SpanStart < attribute.SpanStart && one.Name.ToString() == attribute.Name.ToString())))
        {
            mistake.Offer($"Remove [{attribute.Name}]", "Remove", AttributeEdits.Remove(attribute));
        }
    }
}
