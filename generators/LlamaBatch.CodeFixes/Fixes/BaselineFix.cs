using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Changes a baseline to one of the axis's levels, or adds the baseline to the levels.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BaselineFix)), Shared]
public sealed class BaselineFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.BaselineMustBeLevel.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.AxisAttribute(mistake.Value(Remedy.Axis)) is not { } attribute)
        {
            return;
        }

        string? nearest = mistake.Value(Remedy.Nearest) ?? LevelEdits.First(attribute)?.ToString();
        bool isInitializer = mistake.Expression?.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax;
        if (nearest is not null)
        {
            Edit? edit = isInitializer ? Edit.Replace(mistake.Expression!, nearest)
                : mistake.Property is { Initializer: null, AccessorList: { } accessors } property
                    && accessors.Accessors.All(one => one is { Body: null, ExpressionBody: null })
                    ? Edit.Insert(property.SyntaxTree, property.Span.End, $" = {nearest};")
                : null;
            mistake.Offer($"Set the baseline to {nearest}", "Nearest", edit);
        }

        if (isInitializer && mistake.Value(Remedy.Level) is { } level)
        {
            mistake.Offer($"Add level {level} to the axis", "Add", LevelEdits.Add(
                attribute,
                null,
                level,
                mistake.ModelOf(attribute),
                mistake.Cancellation));
        }
    }
}
