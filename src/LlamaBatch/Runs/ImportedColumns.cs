namespace LlamaBatch.Runs;

/// <summary>The axes, metrics and targets that an experiment needs from a table of runs.</summary>
/// <param name="Axes">The axes with all their levels.</param>
/// <param name="Metrics">The keys of the metrics, such as <c>ValidationLoss</c>.</param>
/// <param name="Targets">The target values of the metrics.</param>
public sealed record ImportedColumns(
    IReadOnlyList<ImportedAxis> Axes, IReadOnlyList<string> Metrics, IReadOnlyList<Target> Targets);
