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
            if (mistake.Node.FirstAncestorOrSelf<PropertyDeclarationSyntax>() is { } setting)
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
        else
        {
            mistake.Offer($"Remove [{name}]", "Attribute", AttributeEdits.Remove(attribute));
        }
    }

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
