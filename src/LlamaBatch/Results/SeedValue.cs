namespace LlamaBatch;

/// <summary>A metric's value in one trial.</summary>
/// <param name="Seed">The trial's seed.</param>
/// <param name="Value">The value, in the metric's unit; never not-a-number.</param>
/// <param name="Diverged">Whether the trial diverged, so that the value is what the metric counts for a model that knows nothing.</param>
public readonly record struct SeedValue(int Seed, double Value, bool Diverged = false);
