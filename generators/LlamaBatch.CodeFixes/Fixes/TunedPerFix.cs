using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Adds <c>[TunedPer]</c>, or corrects its axis names or its target.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TunedPerFix)), Shared]
public sealed class TunedPerFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => 
        [Descriptors.TunedPerUnknownAxis.Id, Descriptors.TunedPerLeavesOut.Id, Descriptors.TuningIgnoresClaims.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Property is not { } property || mistake.Record is not { } record)
        {
            return;
        }

        if (AttributeEdits.Of(property, "TunedPer").FirstOrDefault() is not { } attribute)
        {
            if (mistake.Value(Remedy.Axis) is { } compared && AttributeEdits.Of(property, "Axis").FirstOrDefault() is { } levels)
            {
                mistake.Offer(
                    $"Tune per '{compared}'",
                    "Add",
                    Edit.Insert(levels.SyntaxTree, levels.Span.End, $", TunedPer(nameof({Naming.Escaped(compared)}))"));
            }

            return;
        }

        if (mistake.Diagnostic.Id == Descriptors.TuningIgnoresClaims.Id)
        {
            if (mistake.Value(Remedy.Target) is { } target)
            {
                mistake.Offer($"Tune for the target {target}", "For", AttributeEdits.Set(attribute, "For", target));
            }

            return;
        }

        IReadOnlyList<ExpressionSyntax> names = LevelEdits.Of(attribute);
        string?[] named = [.. names.Select(name => mistake.Model.GetConstantValue(name, mistake.Cancellation).Value as string)];
        string[] missing = [.. record.MembersBelowExperiment().OfType<IPropertySymbol>()
            .Where(one => one.Attributes(KnownNames.AxisAttribute).Any() && !one.Attributes(KnownNames.TunedPerAttribute).Any())
            .Select(one => one.Name)
            .Distinct()
            .Where(name => !named.Contains(name))];
        if (mistake.Diagnostic.Id != Descriptors.TunedPerUnknownAxis.Id)
        {
            OfferMissing(mistake, attribute, missing);
            return;
        }

        string? wrong = mistake.Value(Remedy.Axis);
        ExpressionSyntax? written = names.FirstOrDefault(name =>
            (mistake.Model.GetConstantValue(name, mistake.Cancellation).Value as string ?? "null") == wrong);
        foreach (string axis in written is null ? [] : missing)
        {
            mistake.Offer($"Tune per '{axis}'", $"Per.{axis}", Edit.Replace(written!, $"nameof({Naming.Escaped(axis)})"));
        }

        // If an axis is missing, replacing the wrong name is the better remedy, so removing the name is not offered.
        if (written is not null && names.Count > 1 && missing.Length == 0)
        {
            mistake.Offer($"Remove '{wrong}' from [TunedPer]", "Remove", LevelEdits.Remove(written));
        }
        else if (mistake.Values(Remedy.Axes).Count == 0)
        {
            mistake.Offer("Remove [TunedPer]", "RemoveAll", AttributeEdits.Remove(attribute));
        }
    }

    /// <summary>
    /// Offers to add to <c>[TunedPer]</c> the axes that the analyzer names. If the analyzer names none, offers all missing axes that are
    /// not tuned.
    /// </summary>
    private static void OfferMissing(Mistake mistake, AttributeSyntax attribute, string[] missing)
    {
        string[] axes = mistake.Value(Remedy.Axis) is { } axis ? [axis]
            : mistake.Values(Remedy.Axes) is { Count: > 0 } some ? [.. some]
            : missing;
        if (axes.Length > 0)
        {
            mistake.Offer(
                $"Tune per {Sentence.AllOf(axes.Select(one => $"'{one}'"))} too",
                "Add",
                LevelEdits.Of(attribute) is [.., var last]
                    ? Edit.Insert(
                        attribute.SyntaxTree,
                        last.Span.End,
                        string.Concat(axes.Select(one => $", nameof({Naming.Escaped(one)})")))
                    : LevelEdits.Add(
                        attribute,
                        null,
                        string.Join(", ", axes.Select(one => $"nameof({Naming.Escaped(one)})")),
                        mistake.Model,
                        mistake.Cancellation));
        }
    }
}
