namespace LlamaBatch.Generators;

/// <summary>The list of a program's experiments, as data for the code template <c>Catalog</c>.</summary>
internal sealed class CatalogView(IEnumerable<CatalogEntry> experiments)
{
    public IReadOnlyList<CatalogEntry> Experiments { get; } = [.. experiments.Where(entry => entry.IsRunnable)
        .OrderBy(entry => entry.Name, StringComparer.Ordinal)
        .ThenBy(entry => entry.Type, StringComparer.Ordinal)];

    public bool NamesRefused => Experiments.Any(entry => entry.NamesRefused);
}
