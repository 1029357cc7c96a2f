using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Finds the parts of a record.</summary>
internal static class RecordSyntax
{
    /// <summary>The parts that an author wrote.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol record, CancellationToken cancellation) =>
        record.DeclaringSyntaxReferences.Where(part => !Generators.SymbolNames.IsGenerated(part.SyntaxTree))
            .Select(part => part.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>();

    /// <summary>The part with <c>[Experiment]</c>; without one, the first.</summary>
    public static TypeDeclarationSyntax? PartWithExperiment(INamedTypeSymbol record, CancellationToken cancellation) =>
        Parts(record, cancellation).OrderBy(part => AttributeEdits.Of(part, "Experiment").Any() ? 0 : 1).FirstOrDefault();
}
