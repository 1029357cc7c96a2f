namespace LlamaBatch.Trials;

/// <summary>How a trial, or an attempt at one, ended.</summary>
public enum Outcome
{
    /// <summary>Trained to the end of its budget.</summary>
    Completed,

    /// <summary>The loss became infinite or NaN, or stayed above that of a uniform model. This is a result, not a failure.</summary>
    Diverged,

    /// <summary>Stopped by the user after a checkpoint; the next run goes on from there.</summary>
    Interrupted,

    /// <summary>The program threw an exception, or native code failed (SIGSEGV, SIGABRT).</summary>
    Crashed,

    /// <summary>The system or somebody ended the process (SIGKILL, SIGTERM).</summary>
    Killed,

    /// <summary>Memory ran out: an allocation failed, or the system ended the process for it.</summary>
    OutOfMemory,
}
