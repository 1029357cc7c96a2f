namespace LlamaBatch.Statistics;

/// <summary>The bounds on the critical batch size that the measured batch sizes can show.</summary>
public enum Identifiability
{
    /// <summary>Nothing: neither a batch far below nor one far above was run, or the fit has an obstacle.</summary>
    None,

    /// <summary>Only a lower bound: no batch far above was run, so the minimum of steps is extrapolated.</summary>
    LowerBound,

    /// <summary>Only an upper bound: no batch far below was run, so the minimum of examples is extrapolated.</summary>
    UpperBound,

    /// <summary>The critical batch size itself.</summary>
    Identified,
}
