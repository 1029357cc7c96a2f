using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The name of the generated catalog, which an author may have given to something else.</summary>
internal static class CatalogName
{
    /// <summary>The name.</summary>
    public const string Name = "ExperimentCatalog";

    /// <summary>The author's type or namespace of that name; null if the name is free.</summary>
    public static INamespaceOrTypeSymbol? TakenBy(Compilation compilation) =>
        compilation.Assembly.GlobalNamespace.GetMembers(nameof(LlamaBatch)).OfType<INamespaceSymbol>()
            .SelectMany(space => space.GetMembers(Name))
            .FirstOrDefault(member => member is not INamedTypeSymbol { Arity: > 0 }
                && member.Locations.Any(place => place.SourceTree?.IsGenerated() == false));
}
