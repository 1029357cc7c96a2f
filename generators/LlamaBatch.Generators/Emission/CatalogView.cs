namespace LlamaBatch.Generators;

/// <summary>The catalog as its template sees it.</summary>
internal sealed class CatalogView(IEnumerable<CatalogEntry> experiments)
{
    public IReadOnlyList<CatalogEntry> Experiments { get; } = [.. experiments.OrderBy(entry => entry.Name, StringComparer.Ordinal).ThenBy(entry => entry.Type, StringComparer.Ordinal)];
}
