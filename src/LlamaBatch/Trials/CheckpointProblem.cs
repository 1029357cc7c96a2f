namespace LlamaBatch.Trials;

/// <summary>The reason why a trial cannot resume from a checkpoint.</summary>
/// <param name="Fault">The kind of problem.</param>
/// <param name="Detail">Type names or a quoted message that explain the fault. The text is empty for most faults.</param>
public sealed record CheckpointProblem(CheckpointFault Fault, string Detail = "");

/// <summary>The kinds of problems that a checkpoint can have.</summary>
public enum CheckpointFault
{
    /// <summary>The checksum of the checkpoint does not match.</summary>
    Checksum,

    /// <summary>The tensors of the checkpoint cannot be read; the detail is the reader's message.</summary>
    Unreadable,

    /// <summary>The checkpoint belongs to a different model or optimizer than the trial.</summary>
    OtherModel,

    /// <summary>The checkpoint contains a weight average, but the trial does not use one.</summary>
    UnexpectedAverage,

    /// <summary>The checkpoint lacks the weight average that the trial uses.</summary>
    MissingAverage,

    /// <summary>The checkpoint was saved after more steps than the trial has.</summary>
    TooManySteps,

    /// <summary>The user-defined metrics, optimizers or corpora have changed since the checkpoint; the detail names the types.</summary>
    ChangedCode,

    /// <summary>Another version of LlamaBatch wrote the checkpoint.</summary>
    OtherVersion,
}
