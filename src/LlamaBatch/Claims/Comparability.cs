using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Checks that configurations have the same validation set, and the same tokens, steps or time if these are held equal.</summary>
internal static class Comparability
{
    /// <summary>The largest relative difference between two training times that count as equal.</summary>
    /// <remarks>
    /// The value is the margin of <see cref="StepTime"/>, the smallest difference in time that matters. A measured time has an error of a
    /// few percent, so a smaller tolerance would depend on chance.
    /// </remarks>
    public const double SameTime = 0.05;

    /// <summary>
    /// Throws if configurations have different validation sets, or different tokens, steps or times where these are held equal. A claim may
    /// declare a difference in validation sets or token budgets.
    /// </summary>
    /// <param name="metric">The metric that is compared.</param>
    /// <param name="budget">The quantity that is held equal between the trials.</param>
    /// <param name="arms">The configurations; a number is comparable with any configuration.</param>
    /// <exception cref="ClaimException">
    /// The validation sets or token budgets differ, and the claim does not declare the difference. The exception is also thrown if the
    /// comparison is at equal steps or time, and the steps or times differ.
    /// </exception>
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

        if (budget == Budget.EqualSteps && arms.Select(arm => arm.Steps).Where(steps => steps > 0).Distinct().ToList() is
            { Count: > 1 } different)
        {
            throw new ClaimException(new IncomparableSteps(metric, named, different));
        }

        if (budget == Budget.EqualTime && Times(arms) is var (shortest, longest) && longest > (1 + SameTime) * shortest)
        {
            throw new ClaimException(new IncomparableTimes(metric, named, shortest, longest));
        }
    }

    /// <summary>The shortest and the longest training time of configurations, in seconds, or null if no time is known.</summary>
    public static (double Shortest, double Longest)? Times(IEnumerable<Sample> arms) =>
        arms.Select(arm => arm.Seconds).Where(seconds => seconds > 0).ToList() is { Count: > 0 } times ? (times.Min(), times.Max()) : null;

    /// <summary>The reason why a report must not rank the configurations, or null if ranking is allowed.</summary>
    public static RankObstacle? ObstacleTo(Samples samples) =>
        ValidationSets(samples.Metric, samples.Arms) is { } difference ? new RankObstacle(difference, [])
        : TokenBudgets(samples.Budget, samples.Arms) is { } budgets ? new RankObstacle(null, budgets)
        : null;

    /// <summary>
    /// The difference between the configurations' validation sets, or null if no difference affects the metric.
    /// </summary>
    public static ValidationDifference? ValidationSets(MetricDefinition metric, IEnumerable<Sample> arms) =>
        ValidationSet.DifferenceIn(arms.Select(arm => arm.MeasuredOn).OfType<ValidationSet>(), metric);

    /// <summary>The distinct token budgets of a comparison at equal tokens, or null if the budgets do not differ.</summary>
    public static IReadOnlyList<long>? TokenBudgets(Budget budget, IEnumerable<Sample> arms)
    {
        var budgets = arms.Where(_ => budget == Budget.EqualTokens).Select(arm => arm.Tokens).Where(tokens => tokens > 0).Distinct()
            .ToList();
        return budgets.Count < 2 ? null : budgets;
    }
}
