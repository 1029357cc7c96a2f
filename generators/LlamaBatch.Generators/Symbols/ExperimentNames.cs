using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Finds experiments of a project by name. Case is ignored, because each name is also the name of a folder. Nested experiments are left
/// out.
/// </summary>
internal static class ExperimentNames
{
    private static readonly ConditionalWeakTable<Compilation, ILookup<string, INamedTypeSymbol>> _ofCompilations = new();

    /// <summary>The experiments with a given name, ignoring case.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation, string name, CancellationToken cancellation)
    {
        if (!_ofCompilations.TryGetValue(compilation, out ILookup<string, INamedTypeSymbol>? experiments))
        {
            experiments = compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>()
                .Where(type => type.ContainingType is null && type.Attributes(KnownNames.ExperimentAttribute).Any() && !type.IsFileLocal())
                .ToLookup(type => type.Name, StringComparer.OrdinalIgnoreCase);
            experiments = _ofCompilations.GetValue(compilation, _ => experiments);
        }

        return experiments[name];
    }
}
