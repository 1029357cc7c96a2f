using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Corrects an axis's levels for the scales <c>Quick</c> and <c>Smoke</c>, which shorten the experiment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShorterScaleFix)), Shared]
public sealed class ShorterScaleFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.ShortenedLevelMustBeLevel.Id, Descriptors.QuickComparesNothing.Id, Descriptors.QuickDecidesNothing.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Attribute is not { } attribute || mistake.Value(Remedy.Level) is not { } level)
        {
            return;
        }

        if (mistake.Diagnostic.Id != Descriptors.ShortenedLevelMustBeLevel.Id)
        {
            mistake.Offer($"Add level {level} to Quick", "Quick", Added("Quick"));
            return;
        }

        if (mistake.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.NameEquals?.Name.Identifier.ValueText is not { } scale
            || mistake.Expression is not { } written)
        {
            return;
        }

        IReadOnlyList<ExpressionSyntax> levels = LevelEdits.Of(attribute, scale);
        if (mistake.Value(Remedy.Nearest) is { } nearest && !levels.Any(one => one.ToString() == nearest))
        {
            mistake.Offer($"Use level {nearest}", "Nearest", Edit.Replace(written, nearest));
        }

        if (levels.Count > 1)
        {
            mistake.Offer($"Remove level {level} from {scale}", "Remove", LevelEdits.Remove(written));
        }

        mistake.Offer($"Add level {level} to the axis", "Add", Added(null));

        Edit? Added(string? argument) => LevelEdits.Add(attribute, argument, level, mistake.Model, mistake.Cancellation);
    }
}
