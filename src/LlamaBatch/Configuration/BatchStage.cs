namespace LlamaBatch;

/// <summary>A part of a run with one batch size.</summary>
/// <param name="BatchSize">The number of sequences in each optimizer step.</param>
/// <param name="Until">The fraction of the run's tokens at which the stage ends, from 0 to 1. A step belongs to the stage in which it
/// begins.</param>
public readonly record struct BatchStage(Sequences BatchSize, double Until);
