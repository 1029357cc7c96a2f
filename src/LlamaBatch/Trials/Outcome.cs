namespace LlamaBatch.Trials;

/// <summary>The outcome of a trial, or of an attempt at a trial.</summary>
public enum Outcome
{
    /// <summary>The trial trained on all tokens of its budget.</summary>
    Completed,

    /// <summary>The loss became infinite or NaN, or stayed above the loss of a uniform model. This is a result, not a failure.</summary>
    Diverged,

    /// <summary>The user stopped the trial after a checkpoint, from which the next run resumes.</summary>
    Interrupted,

    /// <summary>The program threw an exception, or native code failed (SIGSEGV, SIGABRT).</summary>
    Crashed,

    /// <summary>The system or a user killed the process (SIGKILL, SIGTERM).</summary>
    Killed,

    /// <summary>Out of memory: an allocation failed, or the system killed the process.</summary>
    OutOfMemory,
}
