using System.Collections.Immutable;
using System.Composition;
using LlamaBatch.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LlamaBatch.CodeFixes;

/// <summary>
/// Adds <c>[Experiment]</c> to a record with axes, metrics or claims, or makes the record an abstract base of experiments.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddExperimentFix)), Shared]
public sealed class AddExperimentFix : ExperimentCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NotAnExperiment.Id];

    /// <inheritdoc/>
    private protected override void Offer(Mistake mistake)
    {
        if (mistake.Type is not { } type || mistake.Record is not { } record)
        {
            return;
        }

        string[] axes = [.. record.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.Attributes(KnownNames.AxisAttribute).Any())
            .Select(property => Naming.Words(property.Name))];
        string question = axes.Length == 0
            ? $"What does {Naming.Words(record.Name)} show?"
            : $"What does the {Sentence.AllOf(axes)} change?";
        Edit? partial = type.Modifiers.Any(SyntaxKind.PartialKeyword) ? null
            : Edit.Insert(type.SyntaxTree, type.Keyword.SpanStart, "partial ");
        mistake.Offer("Add [Experiment]", "Experiment", [.. new[]
        {
            AttributeEdits.Add(type, $"Experiment(\"{question}\")"),
            partial,
        }.Where(edit => edit is not null)]);

        // A claim about the record's own results has no meaning in an abstract record, so 'abstract' is not offered.
        if (record.GetMembers().OfType<IMethodSymbol>().Any(method => method.Attributes(KnownNames.ClaimAttribute).Any()
            && method.Parameters.Any(one => one.Type.TypeKind == TypeKind.Error
                || SymbolEqualityComparer.Default.Equals(one.Type.ContainingType, record))))
        {
            return;
        }

        SyntaxToken last = type.Modifiers.FirstOrDefault(one => one.IsKind(SyntaxKind.SealedKeyword));
        mistake.Offer(
            "Make the record abstract",
            "Abstract",
            last.RawKind != 0 ? Edit.Replace(last, "abstract")
                : Edit.Insert(type.SyntaxTree, Modifiers.PlaceOf(type), "abstract "));
    }
}
