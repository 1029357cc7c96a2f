namespace LlamaBatch.Statistics;

/// <summary>The runs with one batch size, and the examples that each run needed to reach a target.</summary>
/// <param name="Batch">The batch size B, in sequences or tokens. It must be above zero.</param>
/// <param name="Examples">
/// The examples E that each run needed, in the unit of the batch. If a run reached the target between two evaluations, the examples at the
/// two evaluations are the bounds. The upper bound is the recorded value.
/// </param>
public sealed record CriticalBatchArm(double Batch, IReadOnlyList<Bounds> Examples);
