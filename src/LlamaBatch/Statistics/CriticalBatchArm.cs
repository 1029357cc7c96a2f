namespace LlamaBatch.Statistics;

/// <summary>The runs of one batch size that reached a target.</summary>
/// <param name="Batch">The batch size B, in sequences or tokens; above zero.</param>
/// <param name="Examples">
/// For each run, the examples E that it needed, in the unit of the batch. A run whose target was reached between two
/// evaluations has both as bounds; the later one is its recorded value.
/// </param>
public sealed record CriticalBatchArm(double Batch, IReadOnlyList<Bounds> Examples);
