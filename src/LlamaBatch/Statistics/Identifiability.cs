namespace LlamaBatch.Statistics;

/// <summary>Whether the measured batch sizes bound the critical batch size from below, from above, or on both sides.</summary>
public enum Identifiability
{
    /// <summary>No bound: no batch size is far below or above the critical batch size, or the fit failed.</summary>
    None,

    /// <summary>
    /// The data bound the critical batch size only from below. No batch size is far above it, so the minimum number of steps is
    /// extrapolated.
    /// </summary>
    LowerBound,

    /// <summary>
    /// The data bound the critical batch size only from above. No batch size is far below it, so the minimum number of examples is
    /// extrapolated.
    /// </summary>
    UpperBound,

    /// <summary>The data bound the critical batch size on both sides. Some batch sizes are far below it, and others are far above
    /// it.</summary>
    Identified,
}
