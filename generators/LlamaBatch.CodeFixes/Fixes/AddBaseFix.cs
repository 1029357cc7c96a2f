using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>Derives a record from <c>LlamaExperiment</c> or <c>ImportedExperiment</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddBaseFix)), Shared]
public sealed class AddBaseFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MustDeriveFromLlamaExperiment.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Type is not { } type || mistake.Record is not { BaseType.SpecialType: SpecialType.System_Object } record)
        {
            return;
        }

        // Only an imported experiment has a member named 'Runs', and it needs one.
        string name = record.GetMembers("Runs").Any() ? "ImportedExperiment" : "LlamaExperiment";
        mistake.Offer($"Derive from {name}", name, [.. Edits(type, name)]);
    }

    private static IEnumerable<Edit?> Edits(TypeDeclarationSyntax type, string name)
    {
        if (type.Keyword.IsKind(SyntaxKind.ClassKeyword))
        {
            yield return Edit.Replace(type.Keyword, "record");
        }

        yield return type.BaseList is { Types: [var first, ..] }
            ? Edit.Insert(type.SyntaxTree, first.SpanStart, $"{name}, ")
            : Edit.Insert(type.SyntaxTree, HeadOf(type), $" : {name}");
    }

    private static int HeadOf(TypeDeclarationSyntax type) =>
        (type.ParameterList?.Span ?? type.TypeParameterList?.Span ?? type.Identifier.Span).End;
}
