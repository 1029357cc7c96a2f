namespace LlamaBatch.Reporting.Facts;

/// <summary>The sections of a report that have one heading.</summary>
internal enum ReportSection
{
    /// <summary>Each claim with its verdict.</summary>
    Verdicts,

    /// <summary>What the verdicts rest on.</summary>
    Evidence,

    /// <summary>What weakens the verdicts.</summary>
    WeakEvidence,

    /// <summary>The table of learning metrics.</summary>
    LearningMetrics,

    /// <summary>The table of cost metrics.</summary>
    CostMetrics,

    /// <summary>Every point of several axes.</summary>
    AllPoints,

    /// <summary>What did not go as planned.</summary>
    Deviations,

    /// <summary>How it was done.</summary>
    Method,

    /// <summary>On what it ran.</summary>
    Environment,
}
