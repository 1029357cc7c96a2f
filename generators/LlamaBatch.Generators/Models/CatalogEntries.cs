namespace LlamaBatch.Generators;

/// <summary>Experiments for the generated list of a program's experiments.</summary>
/// <remarks>
/// A class, because the runtime compiles about seventy methods of Roslyn's pipeline again for each struct that passes through it.
/// </remarks>
internal sealed record CatalogEntries(EquatableArray<CatalogEntry> All);
