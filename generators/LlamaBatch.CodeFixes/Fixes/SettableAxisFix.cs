using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Gives an axis the accessors <c>get</c> and <c>init</c>, so that each trial can set the level.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SettableAxisFix)), Shared]
public sealed class SettableAxisFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.AxisMustBeInit.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Property is not { ExplicitInterfaceSpecifier: null } property)
        {
            return;
        }

        SyntaxToken fixedForAll = property.Modifiers.FirstOrDefault(one => one.IsKind(SyntaxKind.StaticKeyword));
        SyntaxToken[] narrowed = [.. property.AccessorList?.Accessors.SelectMany(one => one.Modifiers) ?? []];
        if (fixedForAll.RawKind != 0)
        {
            mistake.Offer("Remove 'static'", "Static", Edit.Remove(fixedForAll));
        }
        else if (SettableProperty.Edits(property, FirstLevel(property), mistake.Model, mistake.Cancellation) is { Count: > 0 } edits)
        {
            mistake.Offer("Write '{ get; init; }'", "Init", [.. edits]);
        }
        else if (narrowed.Length > 0)
        {
            mistake.Offer(
                "Make both accessors as visible as the property",
                "Accessors",
                [.. narrowed.Select(one => (Edit?)Edit.Remove(one))]);
        }
        else if (property.Modifiers.FirstOrDefault(one => one.IsKind(SyntaxKind.PrivateKeyword)) is { RawKind: not 0 } hidden)
        {
            mistake.Offer("Make the axis public", "Public", Edit.Replace(hidden, "public"));
        }
    }

    private static string? FirstLevel(PropertyDeclarationSyntax property) =>
        AttributeEdits.Of(property, "Axis").Select(one => LevelEdits.First(one)?.ToString()).FirstOrDefault();
}
