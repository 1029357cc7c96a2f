namespace LlamaBatch.Trials;

/// <summary>The outcome of tuning an axis at one point of the others.</summary>
/// <param name="Level">The best level.</param>
/// <param name="IsEdge">Whether it is the first or the last of the grid, so that the true optimum may lie outside.</param>
/// <param name="Scores">Every level with its mean of the tuning metric, or of the tokens to the target, over the tuning seeds, in the order of the grid.</param>
public sealed record TunedLevel(AxisLevel Level, bool IsEdge, IReadOnlyList<KeyValuePair<string, double>> Scores)
{
    /// <summary>The values of the tuning trials per level, whose mean is the level's score.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Trials { get; init; } = [];

    /// <summary>The target that the level was tuned for; null for the tuning metric at the end of the run.</summary>
    public Target? For { get; init; }

    /// <summary>The number of tuning trials per level that did not reach the target. They count with their whole budget.</summary>
    public IReadOnlyList<int> NotReached { get; init; } = [];
}
