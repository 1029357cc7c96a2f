namespace LlamaBatch.Generators;

/// <summary>The entry of an experiment in the catalog.</summary>
/// <param name="Type">The record, spelled out.</param>
/// <param name="Name">The record's name.</param>
/// <param name="IsRunnable">Whether it can be run.</param>
/// <param name="NamesRefused">Whether only obsolete code may name it.</param>
internal sealed record CatalogEntry(string Type, string Name, bool IsRunnable, bool NamesRefused)
{
    /// <summary>The name without the sign that lets a keyword be one.</summary>
    public string PlainName => Name.TrimStart('@');

    public static CatalogEntry Of(ExperimentModel experiment) => new(
        experiment.Type,
        experiment.Name,
        experiment.IsRunnable,
        experiment.NamesRefused);
}
