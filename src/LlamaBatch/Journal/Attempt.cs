using LlamaBatch.Trials;

namespace LlamaBatch.Journal;

/// <summary>One attempt to run a trial, in one worker process, with one file of records.</summary>
/// <param name="Trial">The trial's identity.</param>
/// <param name="Number">The attempt's number, from 1.</param>
/// <param name="Label">The trial's readable name; empty if the worker died before it recorded the name.</param>
/// <param name="Outcome">The outcome of the attempt.</param>
/// <param name="StartedUtc">The start time, in UTC.</param>
/// <param name="Seconds">The duration in seconds; null if the attempt's end was not recorded.</param>
/// <param name="ResumedFromStep">
/// The first step of this attempt if it resumed from a checkpoint or from a state that another trial saved; null if it started from step 0.
/// </param>
/// <param name="Failure">The reason why the attempt has no result. Null if the attempt has a result, or if the user stopped it.</param>
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
    /// The number of tokens before the attempt's first step if the attempt started from another trial's saved state. Null otherwise.
    /// </summary>
    public long? TrunkTokens { get; init; }

    /// <summary>
    /// Hashes of the user-defined metrics, optimizers and corpora that the attempt ran. Null if there were none, or if the record is from
    /// an older version.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>
    /// The predicted duration of all steps, in seconds, without validation. Null if the machine's speed was not measured.
    /// </summary>
    public double? PredictedSeconds { get; init; }
}
