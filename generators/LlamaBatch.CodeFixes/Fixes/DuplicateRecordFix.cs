using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Renames the second of two records with the same name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DuplicateRecordFix)), Shared]
public sealed class DuplicateRecordFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.DeclaredTwice.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Type is not { } type || mistake.Record is not { } record)
        {
            return;
        }

        string name = Naming.Numbered(record.Name, other => record.ContainingNamespace.GetMembers(other).Any());
        IEnumerable<SyntaxToken> names = type.Members.OfType<ConstructorDeclarationSyntax>().Select(one => one.Identifier)
            .Prepend(type.Identifier);
        mistake.Offer($"Rename this record to '{name}'", "Rename", [.. names.Select(one => (Edit?)Edit.Replace(one, name))]);
    }
}
