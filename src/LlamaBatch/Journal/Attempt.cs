using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>One attempt at a trial: one worker process, one attempt file.</summary>
/// <param name="Trial">The trial's identity.</param>
/// <param name="Number">The attempt's number, from 1.</param>
/// <param name="Label">The trial's readable name; empty if the worker died before it recorded the name.</param>
/// <param name="Outcome">The outcome of the attempt.</param>
/// <param name="StartedUtc">The start time, in UTC.</param>
/// <param name="Seconds">The duration in seconds; null if the attempt's end was not recorded.</param>
/// <param name="ResumedFromStep">
/// The step from which the attempt resumed, by a checkpoint or by the state that another trial saved; null for a fresh start.
/// </param>
/// <param name="Failure">The reason why the attempt has no result; null if it has a result or the user stopped it.</param>
/// <param name="Machine">The machine of the attempt; null if the worker died before it recorded the machine.</param>
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
    /// <summary>
    /// The number of first tokens on which another trial trained instead of this attempt. Null if the attempt did not start from a state
    /// that another trial saved.
    /// </summary>
    public long? TrunkTokens { get; init; }

    /// <summary>Fingerprints of the author's own code that the attempt ran; null without such code, or in older records.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// The predicted seconds of all steps, without validation; null if the machine's speed was not measured.
    /// </summary>
    public double? PredictedSeconds { get; init; }
}
