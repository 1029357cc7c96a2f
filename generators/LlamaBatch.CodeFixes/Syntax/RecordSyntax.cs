using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LlamaBatch.CodeFixes;

/// <summary>Finds the partial declarations of a record.</summary>
internal static class RecordSyntax
{
    /// <summary>The partial declarations in user code. Generated declarations are left out.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol record, CancellationToken cancellation) =>
        record.DeclaringSyntaxReferences.Where(part => !Generators.SymbolNames.IsGenerated(part.SyntaxTree))
            .Select(part => part.GetSyntax(cancellation))
            .OfType<TypeDeclarationSyntax>();

    /// <summary>The partial declaration with <c>[Experiment]</c> or, if none has the attribute, the first declaration.</summary>
    public static TypeDeclarationSyntax? PartWithExperiment(INamedTypeSymbol record, CancellationToken cancellation) =>
        Parts(record, cancellation).OrderBy(part => AttributeEdits.Of(part, "Experiment").Any() ? 0 : 1).FirstOrDefault();
}
