namespace LlamaBatch.Trials;

/// <summary>The outcome of tuning an axis at one combination of levels of the other axes.</summary>
/// <param name="Level">The chosen level, which has the best score.</param>
/// <param name="IsEdge">
/// Whether the best level is the smallest or the largest of several numbers, so that the true optimum may lie outside the levels. It is
/// false if the levels are names.
/// </param>
/// <param name="Scores">
/// Each level with its score: the mean over the tuning seeds of the tuning metric, or of the number of tokens to the target. Other tuned
/// axes are at the levels that are best for this level, or at levels that were chosen earlier.
/// </param>
public sealed record TunedLevel(AxisLevel Level, bool IsEdge, IReadOnlyList<KeyValuePair<string, double>> Scores)
{
    /// <summary>For each level, the values of its tuning trials. The mean of these values is the level's score.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Trials { get; init; } = [];

    /// <summary>The target for which the axis was tuned. It is null if the axis was tuned for the tuning metric at the end of the
    /// run.</summary>
    public Target? For { get; init; }

    /// <summary>
    /// For each level, the number of tuning trials that did not reach the target. These trials are scored with the whole token budget.
    /// </summary>
    public IReadOnlyList<int> NotReached { get; init; } = [];

    /// <summary>Whether a level is the smallest or the largest of several levels that are all numbers.</summary>
    /// <param name="level">The level to check.</param>
    /// <param name="levels">All levels of the axis.</param>
    internal static bool IsEnd(string level, IReadOnlyList<string> levels)
    {
        double[] numbers = [.. levels.Select(LevelText.NumberOf)];
        double number = LevelText.NumberOf(level);
        return numbers.Length > 1 && !numbers.Any(double.IsNaN) && (number == numbers.Min() || number == numbers.Max());
    }
}
