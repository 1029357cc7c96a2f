using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>Finds the experiments in referenced libraries, so that a program can list and run them.</summary>
internal static class ReferencedExperiments
{
    private static readonly string[] _parts = ["Sweep", "Results", "Report"];

    /// <summary>
    /// The public experiments in the libraries that a program references. The result is empty if the project is a library, because the
    /// program that uses the library lists its experiments.
    /// </summary>
    public static IEnumerable<CatalogEntry> Of(Compilation compilation) =>
        compilation.Options.OutputKind is not (OutputKind.ConsoleApplication or OutputKind.WindowsApplication) ? [] :
        from library in compilation.SourceModule.ReferencedAssemblySymbols
        where HasExperiments(library)
        from type in library.GlobalNamespace.Types()
        where type is { ContainingType: null, IsAbstract: false, DeclaredAccessibility: Accessibility.Public, Arity: 0 }
            && type.Attributes(KnownNames.ExperimentAttribute).Any()
            && _parts.All(part => type.GetTypeMembers(part).Any(one => one.DeclaredAccessibility == Accessibility.Public))
        select new CatalogEntry(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.Name,
            IsRunnable: true,
            type.DerivesFromImported(),
            type.IsRefused());

    /// <summary>Whether a library can have experiments: it references LlamaBatch, and is not LlamaBatch itself.</summary>
    private static bool HasExperiments(IAssemblySymbol library) =>
        library.Name is not (nameof(LlamaBatch) or "LlamaBatch.Torch")
        && library.Modules.Any(module => module.ReferencedAssemblies.Any(one => one.Name == nameof(LlamaBatch)));
}
