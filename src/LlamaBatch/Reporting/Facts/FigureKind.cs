namespace LlamaBatch.Reporting.Facts;

/// <summary>What a figure of one metric shows.</summary>
internal enum FigureKind
{
    /// <summary>The metric along the run, a line for each level.</summary>
    AlongRun,

    /// <summary>The metric at the end of the run by level.</summary>
    AtEnd,

    /// <summary>How far levels are behind the best.</summary>
    BehindBest,

    /// <summary>A cost by level.</summary>
    Cost,

    /// <summary>What tuning measured at the levels of the tuned axis.</summary>
    Tuning,
}
