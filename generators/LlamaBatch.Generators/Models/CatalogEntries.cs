namespace LlamaBatch.Generators;

/// <summary>Experiments for the generated list of a program's experiments.</summary>
/// <remarks>
/// The type is a class, because the runtime compiles about seventy methods of Roslyn's pipeline again for each struct in the pipeline.
/// </remarks>
internal sealed record CatalogEntries(EquatableArray<CatalogEntry> All);
