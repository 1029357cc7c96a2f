using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>The name of the generated list of experiments, and a check whether user code already uses this name.</summary>
internal static class CatalogName
{
    /// <summary>The name of the generated list of experiments.</summary>
    public const string Name = "ExperimentCatalog";

    /// <summary>The user-defined type or namespace that already has the name; null if the name is free.</summary>
    public static INamespaceOrTypeSymbol? TakenBy(Compilation compilation) =>
        compilation.Assembly.GlobalNamespace.GetMembers(nameof(LlamaBatch)).OfType<INamespaceSymbol>()
            .SelectMany(space => space.GetMembers(Name))
            .FirstOrDefault(member => member is not INamedTypeSymbol { Arity: > 0 }
                && member.Locations.Any(place => place.SourceTree?.IsGenerated() == false));
}
