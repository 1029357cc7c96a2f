using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Whether arms may stand side by side: their losses must be measured on one validation set and, at equal tokens, after one token budget.</summary>
internal static class Comparability
{
    /// <summary>Refuses arms that differ in what the metric is measured on, unless the claim declares it.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="budget">What the trials have in common.</param>
    /// <param name="arms">The arms; numbers are comparable with anything.</param>
    /// <exception cref="ClaimException">They differ.</exception>
    public static void Require(MetricDefinition metric, Budget budget, IReadOnlyList<Sample> arms)
    {
        IReadOnlyList<ArmName> named = [.. arms.Where(arm => arm.Number is null).Select(arm => arm.Name).Distinct()];
        if (!arms.Any(arm => arm.IsAcrossValidationSets) && ValidationSets(metric, arms) is { } difference)
        {
            throw new ClaimException(new IncomparableSets(metric, named, difference));
        }

        if (!arms.Any(arm => arm.IsAcrossTokenBudgets) && TokenBudgets(budget, arms) is { } budgets)
        {
            throw new ClaimException(new IncomparableTokens(metric, named, budgets));
        }
    }

    /// <summary>Why a report must not rank arms; null where it may.</summary>
    public static RankObstacle? ObstacleTo(Samples samples) =>
        ValidationSets(samples.Metric, samples.Arms) is { } difference ? new RankObstacle(difference, [])
        : TokenBudgets(samples.Budget, samples.Arms) is { } budgets ? new RankObstacle(null, budgets)
        : null;

    /// <summary>What the validation sets of arms differ in; null where they can be compared.</summary>
    public static ValidationDifference? ValidationSets(MetricDefinition metric, IEnumerable<Sample> arms) =>
        ValidationSet.DifferenceIn(arms.Select(arm => arm.MeasuredOn).OfType<ValidationSet>(), metric);

    /// <summary>The token budgets of arms whose comparison assumes one; null where there is one.</summary>
    public static IReadOnlyList<long>? TokenBudgets(Budget budget, IEnumerable<Sample> arms)
    {
        var budgets = arms.Where(_ => budget == Budget.EqualTokens).Select(arm => arm.Tokens).Where(tokens => tokens > 0).Distinct().ToList();
        return budgets.Count < 2 ? null : budgets;
    }
}
