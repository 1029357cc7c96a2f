using Microsoft.CodeAnalysis.Operations;

namespace LlamaBatch.Generators;

/// <summary>A claim that no other configuration dominates the judged one.</summary>
/// <param name="Call">The call of <c>Pareto.IsNonDominated</c>.</param>
/// <param name="Claim">The claim that makes the call.</param>
/// <param name="Judged">The judged configuration; null if it is unknown.</param>
/// <param name="Metrics">Each metric with its configurations, as far as they are known; null if the list is unknown.</param>
internal sealed record ParetoFront(
    IInvocationOperation Call,
    ClaimDeclaration Claim,
    ClaimSide? Judged,
    IReadOnlyList<ClaimSide?>? Metrics);
