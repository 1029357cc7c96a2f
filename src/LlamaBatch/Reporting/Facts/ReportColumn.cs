namespace LlamaBatch.Reporting.Facts;

/// <summary>A column of a report's tables, except columns of metrics.</summary>
internal enum ReportColumn
{
    /// <summary>The claim.</summary>
    Claim,

    /// <summary>The verdict on the claim.</summary>
    Verdict,

    /// <summary>The effect that decided the claim.</summary>
    Effect,

    /// <summary>The experiment that decided the claim, with its scope.</summary>
    DecidedBy,

    /// <summary>The quantity that a claim counts, such as steps or text, if the verdict depends on it.</summary>
    Budget,

    /// <summary>The levels of a configuration.</summary>
    Configuration,

    /// <summary>The metric.</summary>
    Metric,

    /// <summary>The value in the earlier of two studies.</summary>
    Before,

    /// <summary>The value in the later of two studies.</summary>
    After,

    /// <summary>The change from the earlier to the later value, with its interval.</summary>
    Change,

    /// <summary>Whether a change is for the better or for the worse.</summary>
    Direction,

    /// <summary>The number of seeds with a finished trial.</summary>
    Seeds,

    /// <summary>The number of runs that were trained elsewhere.</summary>
    Runs,

    /// <summary>The number of diverged trials.</summary>
    Diverged,

    /// <summary>The number of optimizer steps.</summary>
    Steps,

    /// <summary>The number of training tokens.</summary>
    Tokens,

    /// <summary>The number of optimizer steps per million tokens.</summary>
    Updates,

    /// <summary>The memory that a trial is predicted to need.</summary>
    Memory,

    /// <summary>The number of seeds that did not reach a target.</summary>
    NotReached,

    /// <summary>The measured value as a multiple of the predicted value.</summary>
    MeasuredToPredicted,

    /// <summary>The level that tuning chose.</summary>
    Best,
}
