using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>
/// Adds a property to the list that <c>Settings()</c> of the declaring type returns. The list must be a collection expression.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ListSettingFix)), Shared]
public sealed class ListSettingFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.SettingIsNotListed.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Value(Remedy.Setting) is { } setting
            && mistake.Record?.GetMembers("Settings").OfType<IMethodSymbol>().FirstOrDefault(one => one.Parameters.IsEmpty) is { } method
            && method.Declaration(mistake.Cancellation) is { } declaration
            && declaration.DescendantNodes().OfType<CollectionExpressionSyntax>().FirstOrDefault() is { } settings)
        {
            string item = $"new(nameof({setting}), {setting})";
            mistake.Offer(
                $"Add '{setting}' to Settings()",
                "List",
                settings.Elements.Count == 0
                    ? Edit.Insert(settings.SyntaxTree, settings.OpenBracketToken.Span.End, item)
                    : Edit.Insert(settings.SyntaxTree, settings.Elements.Last().Span.End, $", {item}"));
        }
    }
}
