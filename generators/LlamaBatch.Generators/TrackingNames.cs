namespace LlamaBatch.Generators;

/// <summary>The incremental steps by name; the caching tests read this list.</summary>
internal static class TrackingNames
{
    public const string Experiments = nameof(Experiments);
    public const string Catalog = nameof(Catalog);
}
