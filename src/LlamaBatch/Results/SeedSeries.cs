namespace LlamaBatch;

/// <summary>A metric over the course of one trial.</summary>
/// <param name="Seed">The trial's seed.</param>
/// <param name="Measurements">The values, in order of the number of training tokens.</param>
/// <param name="Diverged">Whether the trial diverged, so that the series ends early.</param>
public sealed record SeedSeries(int Seed, IReadOnlyList<Measurement> Measurements, bool Diverged);
