namespace LlamaBatch.Reporting.Facts;

/// <summary>A kind of figure that shows one metric.</summary>
internal enum FigureKind
{
    /// <summary>The metric against training tokens, with one line for each level.</summary>
    AlongRun,

    /// <summary>The metric at the end of the run, for each level.</summary>
    AtEnd,

    /// <summary>The difference of each level from the best level.</summary>
    BehindBest,

    /// <summary>A cost metric, for each level.</summary>
    Cost,

    /// <summary>The metric by which tuning chose a level, for each level of the tuned axis.</summary>
    Tuning,
}
