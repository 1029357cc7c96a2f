namespace LlamaBatch.Reporting.Sections;

/// <summary>The sections of a report that every experiment has.</summary>
internal enum ReportSection
{
    /// <summary>What weakens the verdicts.</summary>
    WeakEvidence,

    /// <summary>What did not go as planned.</summary>
    Deviations,

    /// <summary>How it was done.</summary>
    Method,

    /// <summary>On what it ran.</summary>
    Environment,
}
