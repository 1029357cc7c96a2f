namespace LlamaBatch.Trials;

/// <summary>How a trial, or an attempt at one, ended.</summary>
public enum Outcome
{
    /// <summary>Trained to the end of its budget.</summary>
    Completed,

    /// <summary>The loss was lost: it became infinite, not a number, or stayed above that of a model that knows nothing. A result, not a failure.</summary>
    Diverged,

    /// <summary>Stopped by the user after a checkpoint; the next run goes on from there.</summary>
    Interrupted,

    /// <summary>The process died or threw; the next run tries again.</summary>
    Crashed,
}
