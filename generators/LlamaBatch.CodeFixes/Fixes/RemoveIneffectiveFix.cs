using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes an attribute, an attribute argument or a setting that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveIneffectiveFix)), Shared]
public sealed class RemoveIneffectiveFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NoEffect.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Attribute is not { } attribute)
        {
            if (mistake.Expression?.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment
                && assignment.Right == mistake.Expression
                && assignment.Left is IdentifierNameSyntax { Identifier.ValueText: not "Schedule" })
            {
                mistake.Offer($"Remove {assignment.Left}", "Setting", SettingEdits.Remove(assignment));
            }
            else if (mistake.Property is { } setting && setting.Identifier.Span == mistake.Diagnostic.Location.SourceSpan)
            {
                mistake.Offer(
                    $"Remove {setting.Identifier.ValueText}",
                    "Setting",
                    Edit.Remove(setting.SyntaxTree, setting.FullSpan.Start, setting.FullSpan.End));
            }

            return;
        }

        string name = AttributeEdits.NameOf(attribute);
        if (mistake.Diagnostic.Location.SourceSpan != attribute.Span)
        {
            if (mistake.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { NameEquals: { } argument } value)
            {
                bool isEmpty = name == "Scaled" && attribute.ArgumentList!.Arguments.Count == 2;
                mistake.Offer(
                    isEmpty ? "Remove [Scaled]" : $"Remove {argument.Name}",
                    "Argument",
                    isEmpty ? AttributeEdits.Remove(attribute) : AttributeEdits.RemoveArgument(value));
            }
            else if (name == "TunedPer" && NamedTwice(attribute, mistake) is { Count: > 0 } twice)
            {
                mistake.Offer("Remove the repeated axis", "Axis", [.. twice.Select(one => (Edit?)LevelEdits.Remove(one))]);
            }
        }
        else if (name == "Scaled" && EarlierScale(attribute) is { } earlier)
        {
            mistake.Offer("Merge the two [Scaled]", "Merge", [.. Merged(earlier, attribute)]);
        }
        else if (name == "TunedPer" && OnlyTuning(attribute, mistake) is { } seeds)
        {
            // Without a tuned axis, the tuning seeds have no effect either.
            mistake.Offer($"Remove [{name}]", "Attribute", AttributeEdits.Remove(attribute), AttributeEdits.RemoveArgument(seeds));
        }
        else if (!ClaimArguments.NameMetricOf(attribute, mistake.Record, mistake.Cancellation))
        {
            mistake.Offer($"Remove [{name}]", "Attribute", AttributeEdits.Remove(attribute));
        }
    }

    /// <summary>The number of tuning seeds, if an attribute is the only <c>[TunedPer]</c> of its record; otherwise null.</summary>
    private static AttributeArgumentSyntax? OnlyTuning(AttributeSyntax attribute, Mistake mistake) =>
        mistake.Type is { } type
        && type.Members.OfType<PropertyDeclarationSyntax>()
            .SelectMany(axis => AttributeEdits.Of(axis, "TunedPer")).All(one => one == attribute)
        && AttributeEdits.Of(type, "Experiment").FirstOrDefault() is { } experiment
            ? AttributeEdits.Named(experiment, "TuningSeeds")
            : null;

    private static IReadOnlyList<ExpressionSyntax> NamedTwice(AttributeSyntax attribute, Mistake mistake)
    {
        var seen = new HashSet<object?>();
        return [.. LevelEdits.Of(attribute).Where(one => !seen.Add(mistake.Model.GetConstantValue(one, mistake.Cancellation).Value))];
    }

    /// <summary>An earlier <c>[Scaled]</c> attribute of the record for the same scale, or null.</summary>
    private static AttributeSyntax? EarlierScale(AttributeSyntax attribute) =>
        AttributeEdits.Of(attribute.Parent!.Parent!, "Scaled").FirstOrDefault(one => one.SpanStart < attribute.SpanStart
            && LevelEdits.Of(one) is [var scale] && LevelEdits.Of(attribute) is [var same] && scale.ToString() == same.ToString());

    private static IEnumerable<Edit?> Merged(AttributeSyntax first, AttributeSyntax second)
    {
        string missing = string.Join(", ", second.ArgumentList!.Arguments.Where(one => one.NameEquals is { } name
            && AttributeEdits.Named(first, name.Name.Identifier.ValueText) is null));
        if (missing.Length > 0)
        {
            yield return AttributeEdits.Append(first, missing);
        }

        yield return AttributeEdits.Remove(second);
    }
}
