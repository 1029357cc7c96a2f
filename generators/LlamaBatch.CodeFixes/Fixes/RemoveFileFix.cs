using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes the modifier <c>file</c> from a type that generated code must name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveFileFix)), Shared]
public sealed class RemoveFileFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.MustNotBeFileLocal.Id, Descriptors.AxisTypeIsNoLevel.Id, Descriptors.MetricMustNotBeFileLocal.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        ITypeSymbol? type = mistake.Attribute is not { } attribute ? mistake.Record
            : attribute.Name.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } name
                ? mistake.Model.GetTypeInfo(name.TypeArgumentList.Arguments[0], mistake.Cancellation).Type
            : null;
        SyntaxToken[] modifiers = [.. (type?.DeclaringSyntaxReferences ?? [])
            .Select(part => part.GetSyntax(mistake.Cancellation)).OfType<BaseTypeDeclarationSyntax>()
            .SelectMany(part => part.Modifiers)
            .Where(modifier => modifier.IsKind(SyntaxKind.FileKeyword))];
        mistake.Offer($"Remove 'file' from '{type?.Name}'", "File", [.. modifiers.Select(one => (Edit?)Edit.Remove(one))]);
    }
}
