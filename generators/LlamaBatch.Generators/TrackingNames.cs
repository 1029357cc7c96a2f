namespace LlamaBatch.Generators;

/// <summary>The names of the generator's incremental steps. Tests use them to check that steps are cached.</summary>
internal static class TrackingNames
{
    public const string Experiments = nameof(Experiments);
    public const string Catalog = nameof(Catalog);
}
