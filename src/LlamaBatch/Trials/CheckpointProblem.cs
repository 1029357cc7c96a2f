namespace LlamaBatch.Trials;

/// <summary>Why a trial cannot resume from a checkpoint.</summary>
/// <param name="Fault">The kind of problem.</param>
/// <param name="Detail">Names or a quoted message that belong to it; empty for most faults.</param>
public sealed record CheckpointProblem(CheckpointFault Fault, string Detail = "");

/// <summary>The kinds of problems of a checkpoint.</summary>
public enum CheckpointFault
{
    /// <summary>The checksum does not match.</summary>
    Checksum,

    /// <summary>The tensors cannot be read; the detail is the reader's message.</summary>
    Unreadable,

    /// <summary>It holds another model or optimizer.</summary>
    OtherModel,

    /// <summary>It holds an average of the weights, which the trial does not use.</summary>
    UnexpectedAverage,

    /// <summary>It lacks the average of the weights, which the trial uses.</summary>
    MissingAverage,

    /// <summary>It is from after the last step of the trial.</summary>
    TooManySteps,

    /// <summary>The author's code has changed since; the detail names the types.</summary>
    ChangedCode,

    /// <summary>Another version of LlamaBatch wrote it.</summary>
    OtherVersion,
}
