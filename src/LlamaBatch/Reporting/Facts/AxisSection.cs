namespace LlamaBatch.Reporting.Facts;

/// <summary>The sections of a report that there are for each axis.</summary>
internal enum AxisSection
{
    /// <summary>Figures of costs, where nothing is learned.</summary>
    Costs,

    /// <summary>The arithmetic, before anything is trained.</summary>
    Plan,

    /// <summary>Tables of all metrics.</summary>
    AllMetrics,

    /// <summary>What targets took.</summary>
    Targets,

    /// <summary>What was tuned.</summary>
    Tuning,
}
