using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace LlamaBatch.CodeFixes;

/// <summary>Renames a symbol in a solution, but not in generated code.</summary>
internal static class SymbolRename
{
    public static async Task<IReadOnlyList<Edit>> EditsAsync(
        ISymbol symbol,
        string name,
        Solution solution,
        CancellationToken cancellation)
    {
        IEnumerable<ReferencedSymbol> references = await SymbolFinder.FindReferencesAsync(symbol, solution, cancellation)
            .ConfigureAwait(false);
        IEnumerable<Location> constructors = symbol is INamedTypeSymbol type
            ? type.Constructors.Where(one => !one.IsImplicitlyDeclared)
                .SelectMany(one => one.DeclaringSyntaxReferences)
                .Select(one => one.GetSyntax(cancellation))
                .OfType<ConstructorDeclarationSyntax>()
                .Select(one => one.Identifier.GetLocation())
            : [];
        return [.. references.SelectMany(one => one.Locations).Where(one => !one.IsImplicit).Select(one => one.Location)
            .Concat(symbol.Locations)
            .Concat(constructors)
            .Where(place => place.SourceTree is { } tree && !Generators.SymbolNames.IsGenerated(tree))
            .Select(place => new Edit(place.SourceTree!, new(place.SourceSpan, name)))
            .Distinct()];
    }
}
