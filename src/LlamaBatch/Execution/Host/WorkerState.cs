using LlamaBatch.Trials;

namespace LlamaBatch.Execution;

/// <summary>What a worker is doing.</summary>
/// <param name="Trial">Its trial.</param>
/// <param name="Progress">Its last message; null before the first step.</param>
/// <param name="Share">The part of the trial that is done, from 0 to 1, with what earlier attempts did.</param>
internal sealed record WorkerState(Trial Trial, WorkerProgress? Progress, double Share);
