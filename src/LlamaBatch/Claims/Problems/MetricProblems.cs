namespace LlamaBatch.Claims.Problems;

/// <summary>Why a claim needs to know whether lower or higher values are better.</summary>
internal enum RankUse
{
    /// <summary>To decide which arm is best, or no worse.</summary>
    Comparison,

    /// <summary>To decide which arms are non-dominated.</summary>
    Pareto,

    /// <summary>To decide when a target is reached.</summary>
    Target,
}

/// <summary>The claim names a metric that the experiment does not measure.</summary>
/// <param name="Key">The metric in the claim.</param>
/// <param name="Keys">The metrics of the experiment.</param>
internal sealed record UnknownMetric(string Key, IReadOnlyList<string> Keys) : ClaimProblem;

/// <summary>A cost is asked for at a budget, or a learning metric without one.</summary>
/// <param name="Metric">The metric.</param>
internal sealed record WrongBudget(MetricDefinition Metric) : ClaimProblem;

/// <summary>The experiment has no such target.</summary>
/// <param name="Value">The value in the claim.</param>
/// <param name="Targets">The targets of the experiment.</param>
internal sealed record UnknownTarget(double Value, IReadOnlyList<double> Targets) : ClaimProblem;

/// <summary>The metric does not declare which of two values is better, and the claim needs it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Use">Why the claim needs it.</param>
internal sealed record UnrankedMetric(MetricDefinition Metric, RankUse Use) : ClaimProblem;

/// <summary>The metrics of a Pareto claim are given at different arms.</summary>
/// <param name="Metric">The metric that lacks an arm.</param>
/// <param name="Arm">The arm.</param>
internal sealed record MissingArm(MetricDefinition Metric, ArmName Arm) : ClaimProblem;
