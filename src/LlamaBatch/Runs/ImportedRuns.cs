namespace LlamaBatch.Runs;

/// <summary>The runs of a table, and what was left out of it.</summary>
/// <param name="Runs">The runs, in the order of their first rows.</param>
/// <param name="Notes">What a report must say about the reading.</param>
public sealed record ImportedRuns(IReadOnlyList<ImportedRun> Runs, RunTableNotes Notes);
