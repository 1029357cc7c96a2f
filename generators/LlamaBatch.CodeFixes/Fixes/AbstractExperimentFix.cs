using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Removes [Experiment] from an abstract record, or makes the record concrete.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AbstractExperimentFix)), Shared]
public sealed class AbstractExperimentFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.AbstractExperiment.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        foreach (TypeDeclarationSyntax part in mistake.Record?.DeclaringSyntaxReferences
            .Select(part => part.GetSyntax(mistake.Cancellation)).OfType<TypeDeclarationSyntax>() ?? [])
        {
            if (AttributeEdits.Of(part, "Experiment").FirstOrDefault() is { } attribute
                && !RecordSyntax.Parts(mistake.Record!, mistake.Cancellation).Any(NamesGenerated))
            {
                mistake.Offer("Remove [Experiment]", "Attribute", AttributeEdits.Remove(attribute));
            }

            if (IsWhole(mistake.Record!)
                && part.Modifiers.FirstOrDefault(one => one.IsKind(SyntaxKind.AbstractKeyword)) is { RawKind: not 0 } modifier)
            {
                mistake.Offer("Remove 'abstract'", "Modifier", Edit.Remove(modifier));
            }
        }
    }

    /// <summary>Whether code names a type that is generated for experiments only.</summary>
    private static bool NamesGenerated(SyntaxNode part) => part.DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText is "Results" or "Plan" && name.Parent is ParameterSyntax);

    /// <summary>Whether a record implements all abstract members of its bases, and declares none.</summary>
    private static bool IsWhole(INamedTypeSymbol record)
    {
        var members = record.Bases().Prepend(record).SelectMany(type => type.GetMembers()).ToList();
        return !record.GetMembers().Any(IsMissing) && members.Where(IsMissing).All(needed => members.Exists(member =>
            !member.IsAbstract && member.IsOverride && member.Name == needed.Name));

        static bool IsMissing(ISymbol member) => member is { IsAbstract: true, CanBeReferencedByName: true };
    }
}
