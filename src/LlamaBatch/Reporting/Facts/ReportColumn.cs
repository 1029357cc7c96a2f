namespace LlamaBatch.Reporting.Facts;

/// <summary>The columns of a report's tables that hold no metric.</summary>
internal enum ReportColumn
{
    /// <summary>A claim.</summary>
    Claim,

    /// <summary>What became of it.</summary>
    Verdict,

    /// <summary>The comparison that decided it.</summary>
    Effect,

    /// <summary>Seeds that were trained.</summary>
    Seeds,

    /// <summary>Trials that diverged.</summary>
    Diverged,

    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Training tokens.</summary>
    Tokens,

    /// <summary>Optimizer steps for each million tokens.</summary>
    Updates,

    /// <summary>Seeds that did not reach a target.</summary>
    NotReached,

    /// <summary>The level that tuning chose.</summary>
    Best,
}
