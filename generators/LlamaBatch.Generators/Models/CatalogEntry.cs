namespace LlamaBatch.Generators;

/// <summary>An experiment in the generated list of a program's experiments.</summary>
/// <param name="Type">The fully qualified type of the record.</param>
/// <param name="Name">The record's name.</param>
/// <param name="IsRunnable">Whether the experiment can be run.</param>
/// <param name="IsImported">Whether the experiment's runs are read from a table instead of trained.</param>
/// <param name="NamesRefused">Whether the record is <c>[Obsolete]</c> as an error, so that only obsolete code may refer to it.</param>
internal sealed record CatalogEntry(string Type, string Name, bool IsRunnable, bool IsImported, bool NamesRefused)
{
    /// <summary>The name without the <c>@</c> that C# requires before keywords.</summary>
    public string PlainName => Name.TrimStart('@');

    public static CatalogEntry Of(ExperimentModel experiment) => new(
        experiment.Type,
        experiment.Name,
        experiment.IsRunnable,
        experiment.IsImported,
        experiment.NamesRefused);
}
