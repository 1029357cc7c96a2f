namespace LlamaBatch.Statistics;

/// <summary>The bounds on the critical batch size that the measured batch sizes can show.</summary>
public enum Identifiability
{
    /// <summary>No bound: no batch far below or far above the critical size was run, or the fit failed.</summary>
    None,

    /// <summary>Only a lower bound: no batch far above the critical size was run, so the minimum of steps is extrapolated.</summary>
    LowerBound,

    /// <summary>Only an upper bound: no batch far below the critical size was run, so the minimum of examples is extrapolated.</summary>
    UpperBound,

    /// <summary>The data bound the critical batch size on both sides: they include batches far below and far above it.</summary>
    Identified,
}
