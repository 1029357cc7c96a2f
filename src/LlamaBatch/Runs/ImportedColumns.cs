namespace LlamaBatch.Runs;

/// <summary>What an experiment needs from a table of runs.</summary>
/// <param name="Axes">Its axes with all their levels.</param>
/// <param name="Metrics">The keys of its metrics.</param>
/// <param name="Targets">Its targets.</param>
public sealed record ImportedColumns(
    IReadOnlyList<ImportedAxis> Axes, IReadOnlyList<string> Metrics, IReadOnlyList<Target> Targets);
