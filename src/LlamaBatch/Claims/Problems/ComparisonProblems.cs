using LlamaBatch.Trials;

namespace LlamaBatch.Claims.Problems;

/// <summary>Two different metrics are compared with each other.</summary>
/// <param name="Left">The metric on the left side.</param>
/// <param name="Right">The metric on the right side.</param>
internal sealed record DifferentMetrics(MetricDefinition Left, MetricDefinition Right) : ClaimProblem;

/// <summary>The two sides of a comparison have different budgets: different quantities are held equal between their trials.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Left">The budget of the left side.</param>
/// <param name="Right">The budget of the right side.</param>
internal sealed record DifferentBudgets(MetricDefinition Metric, Budget Left, Budget Right) : ClaimProblem;

/// <summary>The margin is negative or not finite.</summary>
/// <param name="Margin">The invalid margin.</param>
internal sealed record InvalidMargin(double Margin) : ClaimProblem;

/// <summary>A claim of equivalence has no margin.</summary>
internal sealed record NoMargin : ClaimProblem;

/// <summary>A metric is compared with a number that is not finite.</summary>
internal sealed record NotFiniteNumber : ClaimProblem;

/// <summary>The lower bound of the claim is not below the upper bound.</summary>
/// <param name="Low">The lower bound as written.</param>
/// <param name="High">The upper bound as written.</param>
internal sealed record EmptyInterval(double Low, double High) : ClaimProblem;

/// <summary>A configuration is compared with itself.</summary>
/// <param name="Arm">The configuration that is compared with itself.</param>
internal sealed record ComparedWithItself(ArmName Arm) : ClaimProblem;

/// <summary>The two compared configurations have the same settings.</summary>
/// <param name="Left">The configuration on the left side.</param>
/// <param name="Right">The configuration on the right side.</param>
internal sealed record SameSettings(ArmName Left, ArmName Right) : ClaimProblem;

/// <summary>A claim about the best configuration names no other configuration.</summary>
internal sealed record BestOfOne : ClaimProblem;

/// <summary>Configurations are measured on different validation sets, and the claim does not allow the difference.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Arms">The compared configurations.</param>
/// <param name="Difference">The difference between the validation sets.</param>
internal sealed record IncomparableSets(
    MetricDefinition Metric,
    IReadOnlyList<ArmName> Arms,
    ValidationDifference Difference) : ClaimProblem;

/// <summary>Configurations have different token budgets, and the claim does not allow the difference.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Arms">The compared configurations.</param>
/// <param name="Tokens">The different token budgets.</param>
internal sealed record IncomparableTokens(MetricDefinition Metric, IReadOnlyList<ArmName> Arms, IReadOnlyList<long> Tokens) : ClaimProblem;

/// <summary>Configurations are compared at equal steps, but make different numbers of steps.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Arms">The compared configurations.</param>
/// <param name="Steps">The different numbers of steps.</param>
internal sealed record IncomparableSteps(MetricDefinition Metric, IReadOnlyList<ArmName> Arms, IReadOnlyList<long> Steps) : ClaimProblem;

/// <summary>Configurations are compared at equal time, but train for different times.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Arms">The compared configurations.</param>
/// <param name="Shortest">The shortest training time, in seconds.</param>
/// <param name="Longest">The longest training time, in seconds.</param>
internal sealed record IncomparableTimes(
    MetricDefinition Metric, IReadOnlyList<ArmName> Arms, double Shortest, double Longest) : ClaimProblem;

/// <summary>A claim compares at equal steps or time, but the steps or times are unknown.</summary>
/// <param name="Metric">The metric that is compared.</param>
/// <param name="Budget">The budget: <see cref="LlamaBatch.Budget.EqualSteps"/> or <see cref="LlamaBatch.Budget.EqualTime"/>.</param>
/// <param name="AreRuns">Whether the runs were trained elsewhere.</param>
internal sealed record UnknownAmount(MetricDefinition Metric, Budget Budget, bool AreRuns) : ClaimProblem;

/// <summary>Two different arithmetic quantities are compared with each other.</summary>
/// <param name="Left">The name of the quantity on the left side.</param>
/// <param name="Right">The name of the quantity on the right side.</param>
internal sealed record DifferentQuantities(string Left, string Right) : ClaimProblem;

/// <summary>A quantity is compared with itself.</summary>
/// <param name="Quantity">The quantity, at the point that both sides name.</param>
internal sealed record QuantityWithItself(Quantity Quantity) : ClaimProblem;

/// <summary>A Pareto claim has only one metric.</summary>
internal sealed record ParetoOfOneMetric : ClaimProblem;

/// <summary>A Pareto claim does not give its metrics at the configuration that the claim is about.</summary>
/// <param name="Arm">The configuration that the claim is about.</param>
internal sealed record ParetoWithoutArm(ArmName Arm) : ClaimProblem;

/// <summary>A Pareto claim has no rival configuration.</summary>
/// <param name="Arm">The configuration that the claim is about.</param>
internal sealed record ParetoOfOneArm(ArmName Arm) : ClaimProblem;
