namespace LlamaBatch.Trials;

/// <summary>The outcome of tuning an axis at one combination of levels of the other axes.</summary>
/// <param name="Level">The best level.</param>
/// <param name="IsEdge">
/// Whether the best level is the smallest or the largest of several numbers, so that the true optimum may lie outside. Levels that are names have
/// no order, so none of them is at the edge.
/// </param>
/// <param name="Scores">
/// Every level, with the mean over the tuning seeds of the tuning metric or of the tokens to the target. Other tuned axes are at the levels
/// that are best with this level, or chosen before.
/// </param>
public sealed record TunedLevel(AxisLevel Level, bool IsEdge, IReadOnlyList<KeyValuePair<string, double>> Scores)
{
    /// <summary>The values of each level's tuning trials; their mean is the level's score.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Trials { get; init; } = [];

    /// <summary>The target for which the axis was tuned. Null if the axis was tuned for the tuning metric at the end of the run.</summary>
    public Target? For { get; init; }

    /// <summary>
    /// For each level, the number of tuning trials that did not reach the target. Such trials count with their whole
    /// budget.
    /// </summary>
    public IReadOnlyList<int> NotReached { get; init; } = [];

    /// <summary>Whether a level is the smallest or the largest of several levels, all of them numbers.</summary>
    /// <param name="level">The level.</param>
    /// <param name="levels">All levels of the axis.</param>
    internal static bool IsEnd(string level, IReadOnlyList<string> levels)
    {
        double[] numbers = [.. levels.Select(LevelText.NumberOf)];
        double number = LevelText.NumberOf(level);
        return numbers.Length > 1 && !numbers.Any(double.IsNaN) && (number == numbers.Min() || number == numbers.Max());
    }
}
