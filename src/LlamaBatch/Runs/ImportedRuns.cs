namespace LlamaBatch.Runs;

/// <summary>The runs of a table, with notes about omitted rows and values.</summary>
/// <param name="Runs">The runs, in the order of their first rows.</param>
/// <param name="Notes">The notes that a report must print.</param>
public sealed record ImportedRuns(IReadOnlyList<ImportedRun> Runs, RunTableNotes Notes);
