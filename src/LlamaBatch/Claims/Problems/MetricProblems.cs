namespace LlamaBatch.Claims.Problems;

/// <summary>What a metric must rank for.</summary>
internal enum RankUse
{
    /// <summary>To be best, or no worse.</summary>
    Comparison,

    /// <summary>To be non-dominated.</summary>
    Pareto,

    /// <summary>To have a target.</summary>
    Target,
}

/// <summary>The experiment does not measure the metric.</summary>
/// <param name="Key">What was asked for.</param>
/// <param name="Keys">The metrics that there are.</param>
internal sealed record UnknownMetric(string Key, IReadOnlyList<string> Keys) : ClaimProblem;

/// <summary>A cost is asked for at a budget, or a learning metric without one.</summary>
/// <param name="Metric">The metric.</param>
internal sealed record WrongBudget(MetricDefinition Metric) : ClaimProblem;

/// <summary>The experiment has no such target.</summary>
/// <param name="Value">What was asked for.</param>
/// <param name="Targets">The targets that there are.</param>
internal sealed record UnknownTarget(double Value, IReadOnlyList<double> Targets) : ClaimProblem;

/// <summary>The metric says not which of two values is better, and the claim needs it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Use">What for.</param>
internal sealed record UnrankedMetric(MetricDefinition Metric, RankUse Use) : ClaimProblem;

/// <summary>Metrics are not given at the same arms.</summary>
/// <param name="Metric">The metric that lacks an arm.</param>
/// <param name="Arm">The arm.</param>
internal sealed record MissingArm(MetricDefinition Metric, ArmName Arm) : ClaimProblem;
