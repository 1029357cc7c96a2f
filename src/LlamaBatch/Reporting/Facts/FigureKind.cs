namespace LlamaBatch.Reporting.Facts;

/// <summary>The kinds of figures that show one metric.</summary>
internal enum FigureKind
{
    /// <summary>The metric along the run, with one line for each level.</summary>
    AlongRun,

    /// <summary>The metric at the end of the run, by level.</summary>
    AtEnd,

    /// <summary>The difference of each level from the best level.</summary>
    BehindBest,

    /// <summary>A cost by level.</summary>
    Cost,

    /// <summary>The tuning metric at the levels of a tuned axis.</summary>
    Tuning,
}
