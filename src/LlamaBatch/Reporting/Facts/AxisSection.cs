namespace LlamaBatch.Reporting.Facts;

/// <summary>A section of a report that is repeated for each axis.</summary>
internal enum AxisSection
{
    /// <summary>Figures of costs, in a report without learning metrics.</summary>
    Costs,

    /// <summary>Numbers that the plan determines, such as steps and memory, shown until something is trained.</summary>
    Plan,

    /// <summary>Tables of all metrics.</summary>
    AllMetrics,

    /// <summary>The costs of reaching targets, such as steps and tokens.</summary>
    Targets,

    /// <summary>The tuning metric at each level of a tuned axis.</summary>
    Tuning,
}
