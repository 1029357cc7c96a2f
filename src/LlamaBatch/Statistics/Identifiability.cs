namespace LlamaBatch.Statistics;

/// <summary>The sides on which the measured batch sizes bound the critical batch size.</summary>
public enum Identifiability
{
    /// <summary>The data give no bound: no batch is far below or above the critical batch size, or the fit failed.</summary>
    None,

    /// <summary>
    /// The data bound the critical batch size only from below. They include no batch far above it, so the minimum number of steps is extrapolated.
    /// </summary>
    LowerBound,

    /// <summary>
    /// The data bound the critical batch size only from above. They include no batch far below it, so the minimum of examples is
    /// extrapolated.
    /// </summary>
    UpperBound,

    /// <summary>The data bound the critical batch size on both sides: they include batches far below and far above it.</summary>
    Identified,
}
