namespace LlamaBatch.Generators;

/// <summary>The names of the incremental steps, for the caching tests.</summary>
internal static class TrackingNames
{
    public const string Experiments = nameof(Experiments);
    public const string Catalog = nameof(Catalog);
}
