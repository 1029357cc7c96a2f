using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>The reason why a report must not rank some configurations: different validation sets or token budgets.</summary>
/// <param name="Difference">The difference between the configurations' validation sets, or null if only the token budgets differ.</param>
/// <param name="Tokens">The token budgets of the configurations, or empty if all budgets are the same.</param>
internal sealed record RankObstacle(ValidationDifference? Difference, IReadOnlyList<long> Tokens)
{
    /// <inheritdoc/>
    public bool Equals(RankObstacle? other)
        => other is not null && Equals(Difference, other.Difference) && Tokens.SequenceEqual(other.Tokens);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Difference, Tokens.Count);
}
