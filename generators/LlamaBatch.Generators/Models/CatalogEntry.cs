namespace LlamaBatch.Generators;

/// <summary>The entry of an experiment in the catalog.</summary>
/// <param name="Type">The fully qualified type of the record.</param>
/// <param name="Name">The record's name.</param>
/// <param name="IsRunnable">Whether the experiment can be run.</param>
/// <param name="IsImported">Whether the experiment's runs come from a table.</param>
/// <param name="NamesRefused">Whether the record is <c>[Obsolete]</c> as an error, so that only obsolete code may name it.</param>
internal sealed record CatalogEntry(string Type, string Name, bool IsRunnable, bool IsImported, bool NamesRefused)
{
    /// <summary>The name without the @ that allows a keyword as a name.</summary>
    public string PlainName => Name.TrimStart('@');

    public static CatalogEntry Of(ExperimentModel experiment) => new(
        experiment.Type,
        experiment.Name,
        experiment.IsRunnable,
        experiment.IsImported,
        experiment.NamesRefused);
}
