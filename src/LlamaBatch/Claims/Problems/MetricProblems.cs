namespace LlamaBatch.Claims.Problems;

/// <summary>The purpose for which a claim needs the preferred direction of a metric.</summary>
internal enum RankUse
{
    /// <summary>The claim is about which configuration is best, or whether one is no worse than another.</summary>
    Comparison,

    /// <summary>The claim is about which configurations are non-dominated.</summary>
    Pareto,

    /// <summary>The claim is about when a target is reached.</summary>
    Target,
}

/// <summary>The claim names a metric that the experiment does not measure.</summary>
/// <param name="Key">The metric in the claim.</param>
/// <param name="Keys">The metrics of the experiment.</param>
internal sealed record UnknownMetric(string Key, IReadOnlyList<string> Keys) : ClaimProblem;

/// <summary>The claim asks for a cost metric under a budget, or for a learning metric without a budget.</summary>
/// <param name="Metric">The metric that the claim names.</param>
internal sealed record WrongBudget(MetricDefinition Metric) : ClaimProblem;

/// <summary>The claim names a target that the experiment does not declare.</summary>
/// <param name="Value">The target value in the claim.</param>
/// <param name="Targets">The targets of the experiment.</param>
internal sealed record UnknownTarget(double Value, IReadOnlyList<double> Targets) : ClaimProblem;

/// <summary>The claim needs the preferred direction of a metric, but the metric does not declare it.</summary>
/// <param name="Metric">The metric without a preferred direction.</param>
/// <param name="Use">The purpose for which the claim needs the preferred direction.</param>
internal sealed record UnrankedMetric(MetricDefinition Metric, RankUse Use) : ClaimProblem;

/// <summary>A metric of a Pareto claim lacks a configuration that another metric has.</summary>
/// <param name="Metric">The metric that lacks a configuration.</param>
/// <param name="Arm">The missing configuration.</param>
internal sealed record MissingArm(MetricDefinition Metric, ArmName Arm) : ClaimProblem;

/// <summary>The table of runs counts progress in a unit that cannot be converted to the unit of the claim.</summary>
/// <param name="From">The unit of the table: Steps, Tokens, Sequences or Seconds.</param>
/// <param name="To">The unit of the claim.</param>
internal sealed record UnknownConversion(string From, TargetCost To) : ClaimProblem
{
    /// <summary>The members that the experiment would need for the conversion. The list is empty if no member would allow it.</summary>
    public string[] MembersNeeded => (From, To) switch
    {
        ("Seconds", _) or (_, TargetCost.Time) => [],
        ("Steps", TargetCost.Tokens) or ("Tokens", TargetCost.Steps) => ["TokensPerStep"],
        ("Sequences", TargetCost.Steps) => ["SequencesPerStep"],
        ("Sequences", TargetCost.Tokens) => ["TokensPerSequence"],
        ("Tokens", _) => ["FlopsPerToken"],
        ("Steps", _) => ["TokensPerStep", "FlopsPerToken"],
        _ => ["TokensPerSequence", "FlopsPerToken"],
    };
}
