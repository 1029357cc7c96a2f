using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>One attempt at a trial: one worker process, one attempt file.</summary>
/// <param name="Trial">The trial's identity.</param>
/// <param name="Number">The attempt's number, from 1.</param>
/// <param name="Label">The trial's readable name; empty if the worker died before it wrote it.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="StartedUtc">When it started.</param>
/// <param name="Seconds">How long it took; null if its end was not recorded.</param>
/// <param name="ResumedFromStep">The step of the checkpoint it resumed from; null for a fresh start.</param>
/// <param name="Failure">Why it ended without a result; null if it has one or the user stopped it.</param>
/// <param name="Machine">The machine that it ran on; null if the worker died before it wrote it.</param>
public sealed record Attempt(
    string Trial,
    int Number,
    string Label,
    Outcome Outcome,
    DateTime StartedUtc,
    double? Seconds,
    int? ResumedFromStep,
    AttemptFailure? Failure,
    MachineFacts? Machine)
{
    /// <summary>Fingerprints of the author's own code that it ran; null if there was none, or in older records.</summary>
    public string? Code { get; init; }
}
