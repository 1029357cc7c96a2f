using Microsoft.CodeAnalysis;

namespace LlamaBatch.Generators;

/// <summary>
/// Reports the author's types and namespaces that hide names in generated code. Generated code cannot avoid the conflict, not even with
/// <c>global::</c>.
/// </summary>
internal static class LibraryNameRule
{
    /// <summary>The libraries whose types occur in generated code.</summary>
    private static readonly string[] _libraries = [nameof(LlamaBatch), "LlamaBatch.Torch"];

    /// <summary>The first namespace of the qualified names in generated code.</summary>
    private static readonly string[] _roots = [nameof(LlamaBatch), nameof(System)];

    public static IEnumerable<Diagnostic> Check(INamespaceOrTypeSymbol symbol, Compilation compilation)
    {
        bool isCatalog = symbol.Name == CatalogName.Name
            && SymbolEqualityComparer.Default.Equals(CatalogName.TakenBy(compilation), symbol);
        string? hidden = isCatalog ? null : HiddenBy(symbol, compilation);
        Location? place = symbol.Locations.FirstOrDefault(one => one.SourceTree?.IsGenerated() == false);
        if ((!isCatalog && hidden is null) || place is null
            || !compilation.Assembly.GlobalNamespace.Types().Any(type => type.Attributes(KnownNames.ExperimentAttribute).Any()))
        {
            return [];
        }

        return isCatalog
            ? [Diagnostic.Create(
                Descriptors.MemberNameIsReserved,
                place,
                nameof(LlamaBatch),
                $"has a member '{CatalogName.Name}', but the build generates a type of that name. Rename the member.")]
            : [Diagnostic.Create(
                Descriptors.NameHidesLibrary,
                place,
                symbol is INamespaceSymbol ? "namespace" : "type",
                symbol.ToDisplayString(),
                $"{hidden}, which generated code needs",
                symbol is INamespaceSymbol ? "Rename the namespace." : "Rename the type.")];
    }

    /// <summary>Reports settings whose type is the author's own but has the name of the library's type.</summary>
    public static IEnumerable<Diagnostic> CheckSettings(ExperimentDeclaration experiment) =>
        from setting in experiment.Settings.Select(experiment.Setting).OfType<IPropertySymbol>()
        where setting.OverriddenProperty is { } overridden && setting.Type.Name == overridden.Type.Name
            && setting.Type.TypeKind != TypeKind.Error
            && !SymbolEqualityComparer.Default.Equals(setting.Type, overridden.Type)
        let meant = setting.OverriddenProperty!.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
        select Diagnostic.Create(
            Descriptors.NameHidesLibrary,
            setting.Locations.FirstOrDefault(one => one.IsInSource) ?? experiment.Record.Locations.FirstOrDefault(),
            "type",
            setting.Type.ToDisplayString(),
            $"'{setting.OverriddenProperty!.Type.ToDisplayString()}', the type that the setting '{setting.Name}' needs",
            $"Write '{meant} {setting.Name}', or rename your type.");

    /// <summary>A description of the name that a type or namespace hides; null if it hides none.</summary>
    private static string? HiddenBy(INamespaceOrTypeSymbol symbol, Compilation compilation)
    {
        if (symbol.ContainingNamespace is null || symbol is INamedTypeSymbol { ContainingType: not null } or INamespaceSymbol
            {
                ContainingNamespace.IsGlobalNamespace: true,
            })
        {
            return null;
        }

        string name = symbol is INamedTypeSymbol type ? type.MetadataName() : symbol.ToDisplayString();
        return symbol is INamedTypeSymbol && symbol.ContainingNamespace.IsGlobalNamespace
            ? _roots.Contains(name) ? $"the namespace {name}" : null
            : name.StartsWith($"{nameof(LlamaBatch)}.", StringComparison.Ordinal)
                && compilation.SourceModule.ReferencedAssemblySymbols.Any(library => _libraries.Contains(library.Name)
                    && library.GetTypeByMetadataName(name) is { DeclaredAccessibility: Accessibility.Public })
            ? "the type of that name in LlamaBatch"
            : null;
    }
}
