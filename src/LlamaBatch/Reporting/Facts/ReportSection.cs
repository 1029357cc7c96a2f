namespace LlamaBatch.Reporting.Facts;

/// <summary>A section that occurs once in a report, under a fixed heading.</summary>
internal enum ReportSection
{
    /// <summary>Each claim with its verdict.</summary>
    Verdicts,

    /// <summary>The evidence for the verdicts.</summary>
    Evidence,

    /// <summary>The facts that weaken the verdicts.</summary>
    WeakEvidence,

    /// <summary>The table of learning metrics.</summary>
    LearningMetrics,

    /// <summary>The table of cost metrics.</summary>
    CostMetrics,

    /// <summary>The table of all configurations, if several axes vary.</summary>
    AllPoints,

    /// <summary>Deviations from the plan.</summary>
    Deviations,

    /// <summary>The method of the study.</summary>
    Method,

    /// <summary>The machine and the software versions.</summary>
    Environment,

    /// <summary>The files that contain runs trained elsewhere.</summary>
    Source,
}
