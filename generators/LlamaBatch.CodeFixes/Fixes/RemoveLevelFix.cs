using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes a level that is repeated, is null, or leaves every setting unchanged.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveLevelFix)), Shared]
public sealed class RemoveLevelFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.LevelMustBeDistinct.Id, Descriptors.LevelsAreOneArm.Id, Descriptors.LevelIsNull.Id, Descriptors.LevelTwiceInClaim.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        bool isElement = mistake.Expression?.Parent is AttributeArgumentSyntax or ExpressionElementSyntax or InitializerExpressionSyntax;
        if (mistake.Expression is { } level && isElement)
        {
            mistake.Offer($"Remove level {level}", "Remove", LevelEdits.Remove(level));
        }
    }
}
