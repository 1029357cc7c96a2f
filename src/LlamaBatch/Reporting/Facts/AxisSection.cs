namespace LlamaBatch.Reporting.Facts;

/// <summary>The sections of a report that occur once for each axis.</summary>
internal enum AxisSection
{
    /// <summary>Figures of costs, if no learning metric is measured.</summary>
    Costs,

    /// <summary>Quantities of the plan, before anything is trained.</summary>
    Plan,

    /// <summary>Tables of all metrics.</summary>
    AllMetrics,

    /// <summary>The costs of reaching targets.</summary>
    Targets,

    /// <summary>The scores of the levels of a tuned axis.</summary>
    Tuning,
}
