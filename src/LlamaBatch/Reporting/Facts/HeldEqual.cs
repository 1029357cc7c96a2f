namespace LlamaBatch.Reporting.Facts;

/// <summary>The quantity that a claim about speed holds equal, such as tokens. It labels a row of the article's tables.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Cost">The cost of reaching the target; null for other budgets, and if no claim has a target.</param>
internal sealed record HeldEqual(Budget Budget, TargetCost? Cost = null) : ArticleFact
{
    /// <summary>The rows of a table without targets. In a table with targets, a row for each cost replaces the last row.</summary>
    private static readonly HeldEqual[] _all =
        [new(Budget.EqualTokens), new(Budget.EqualSteps), new(Budget.EqualTime), new(Budget.ToTarget)];

    /// <summary>What a verdict holds equal; null if there is no verdict, or if the claim has no budget.</summary>
    public static HeldEqual? By(Verdict? verdict) => (verdict?.Comparisons is [var first, ..] ? first : null) switch
    {
        null or { Budget: Budget.None or Budget.Matched } => null,
        { Budget: Budget.ToTarget, Metric.Origin: CostToTarget to } => new(Budget.ToTarget, to.Cost),
        { Budget: var budget } => new(budget),
    };

    /// <summary>The rows of a table, in order.</summary>
    /// <param name="held">The budgets of the table's verdicts.</param>
    public static IEnumerable<HeldEqual> Rows(IEnumerable<HeldEqual> held)
    {
        HeldEqual[] costs = [.. held.Where(one => one.Budget == Budget.ToTarget).Distinct().OrderBy(one => one.Cost)];
        return costs.Length > 0 ? _all.SkipLast(1).Concat(costs) : _all;
    }
}
