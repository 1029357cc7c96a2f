namespace LlamaBatch.Generators;

/// <summary>The catalog, as data for its template.</summary>
internal sealed class CatalogView(IEnumerable<CatalogEntry> experiments)
{
    public IReadOnlyList<CatalogEntry> Experiments { get; } = [.. experiments.Where(entry => entry.IsRunnable)
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .ThenBy(entry => entry.Type, StringComparer.Ordinal)];

    public bool NamesRefused => Experiments.Any(entry => entry.NamesRefused);
}
