using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Makes a property override the setting of the same name that it hides.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OverrideSettingFix)), Shared]
public sealed class OverrideSettingFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.SettingIsHidden.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Property is not { } property
            || mistake.Model.GetDeclaredSymbol(property, mistake.Cancellation) is not
                { SetMethod: null, Type: INamedTypeSymbol type } symbol
            || symbol.ContainingType.Bases().SelectMany(one => one.GetMembers(symbol.Name)).OfType<IPropertySymbol>().FirstOrDefault()
                is not { IsSealed: false } hidden
            || !type.Bases().Prepend(type).Contains(hidden.Type, SymbolEqualityComparer.Default))
        {
            return;
        }

        mistake.Offer(
            $"Override '{hidden.ContainingType.Name}.{hidden.Name}'",
            "Override",
            Edit.Replace(property.Type, $"public override {property.Type}"),
            property.Modifiers.Count == 0 ? Edit.Remove(property.SyntaxTree, property.Type.SpanStart, property.Type.SpanStart)
                : Edit.Remove(property.SyntaxTree, property.Modifiers[0].SpanStart, property.Type.SpanStart));
    }
}
