using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>The state of a busy worker.</summary>
/// <param name="Trial">The trial that the worker runs.</param>
/// <param name="Progress">The worker's last message; null before the first step.</param>
/// <param name="Share">The fraction of the trial that is done, from 0 to 1, including steps of earlier attempts.</param>
internal sealed record WorkerState(Trial Trial, WorkerProgress? Progress, double Share);
