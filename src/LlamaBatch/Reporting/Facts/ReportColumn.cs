namespace LlamaBatch.Reporting.Facts;

/// <summary>The columns of a report's tables that contain no metric.</summary>
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

    /// <summary>The quantity that is counted, such as steps or text, if the verdict depends on the choice.</summary>
    Counted,

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

    /// <summary>The number of trained seeds.</summary>
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

    /// <summary>The planned memory of a trial.</summary>
    Memory,

    /// <summary>The number of seeds that did not reach a target.</summary>
    NotReached,

    /// <summary>The measured value as a multiple of the predicted one.</summary>
    MeasuredToPredicted,

    /// <summary>The level that tuning chose.</summary>
    Best,
}
