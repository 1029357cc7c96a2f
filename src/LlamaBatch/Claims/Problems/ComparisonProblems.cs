using LlamaBatch.Trials;

namespace LlamaBatch.Claims.Problems;

/// <summary>Two metrics are compared with each other.</summary>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
internal sealed record DifferentMetrics(MetricDefinition Left, MetricDefinition Right) : ClaimProblem;

/// <summary>A metric is compared under two budgets.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Left">The one budget.</param>
/// <param name="Right">The other.</param>
internal sealed record DifferentBudgets(MetricDefinition Metric, Budget Left, Budget Right) : ClaimProblem;

/// <summary>The margin is negative or not finite.</summary>
/// <param name="Margin">The margin.</param>
internal sealed record InvalidMargin(double Margin) : ClaimProblem;

/// <summary>A claim of equivalence has no margin.</summary>
internal sealed record NoMargin : ClaimProblem;

/// <summary>The number that is compared with is not finite.</summary>
internal sealed record NotFiniteNumber : ClaimProblem;

/// <summary>No number lies between the bounds of the claim.</summary>
/// <param name="Low">The bound that is meant to be the lower.</param>
/// <param name="High">The bound that is meant to be the upper.</param>
internal sealed record EmptyInterval(double Low, double High) : ClaimProblem;

/// <summary>An arm is compared with itself.</summary>
/// <param name="Arm">The arm.</param>
internal sealed record ComparedWithItself(ArmName Arm) : ClaimProblem;

/// <summary>Two arms are compared that have the same settings.</summary>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
internal sealed record SameSettings(ArmName Left, ArmName Right) : ClaimProblem;

/// <summary>The claim asks for the best and names no other arm.</summary>
internal sealed record BestOfOne : ClaimProblem;

/// <summary>Arms are measured on different validation sets, and the claim does not declare it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Arms">The arms.</param>
/// <param name="Difference">In what the sets differ.</param>
internal sealed record IncomparableSets(MetricDefinition Metric, IReadOnlyList<ArmName> Arms, ValidationDifference Difference) : ClaimProblem;

/// <summary>Arms have different token budgets, and the claim does not declare it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Arms">The arms.</param>
/// <param name="Tokens">The budgets.</param>
internal sealed record IncomparableTokens(MetricDefinition Metric, IReadOnlyList<ArmName> Arms, IReadOnlyList<long> Tokens) : ClaimProblem;

/// <summary>Two quantities of arithmetic are compared with each other.</summary>
/// <param name="Left">The name of the one.</param>
/// <param name="Right">The name of the other.</param>
internal sealed record DifferentQuantities(string Left, string Right) : ClaimProblem;

/// <summary>A quantity is compared with itself.</summary>
/// <param name="Quantity">The quantity at the point that both sides name.</param>
internal sealed record QuantityWithItself(Quantity Quantity) : ClaimProblem;

/// <summary>A Pareto claim has a single metric.</summary>
internal sealed record ParetoOfOneMetric : ClaimProblem;

/// <summary>The metrics of a Pareto claim are not given at its arm.</summary>
/// <param name="Arm">The arm.</param>
internal sealed record ParetoWithoutArm(ArmName Arm) : ClaimProblem;

/// <summary>A Pareto claim has no other arm.</summary>
/// <param name="Arm">The arm.</param>
internal sealed record ParetoOfOneArm(ArmName Arm) : ClaimProblem;
