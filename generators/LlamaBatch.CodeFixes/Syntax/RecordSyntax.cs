using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Finds the parts of a record.</summary>
internal static class RecordSyntax
{
    /// <summary>The parts of a record that its author wrote, without generated parts.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol record, CancellationToken cancellation) =>
        record.DeclaringSyntaxReferences.Where(part => !Generators.SymbolNames.IsGenerated(part.SyntaxTree))
            .Select(part => part.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>();

    /// <summary>The part of a record with <c>[Experiment]</c>; if no part has it, the first part.</summary>
    public static TypeDeclarationSyntax? PartWithExperiment(INamedTypeSymbol record, CancellationToken cancellation) =>
        Parts(record, cancellation).OrderBy(part => AttributeEdits.Of(part, "Experiment").Any() ? 0 : 1).FirstOrDefault();
}
