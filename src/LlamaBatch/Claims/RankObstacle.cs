using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>The reason why a report must not rank some configurations: different validation sets or token budgets.</summary>
/// <param name="Difference">The difference between the configurations' validation sets; null if only the token budgets differ.</param>
/// <param name="Tokens">The token budgets of the configurations, if they differ; otherwise empty.</param>
internal sealed record RankObstacle(ValidationDifference? Difference, IReadOnlyList<long> Tokens)
{
    /// <inheritdoc/>
    public bool Equals(RankObstacle? other)
        => other is not null && Equals(Difference, other.Difference) && Tokens.SequenceEqual(other.Tokens);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Difference, Tokens.Count);
}
