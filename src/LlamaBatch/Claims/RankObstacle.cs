using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Why a report must not rank some arms.</summary>
/// <param name="Difference">How their validation sets differ; null if only their token budgets do.</param>
/// <param name="Tokens">Their token budgets, if those differ; otherwise empty.</param>
internal sealed record RankObstacle(ValidationDifference? Difference, IReadOnlyList<long> Tokens)
{
    /// <inheritdoc/>
    public bool Equals(RankObstacle? other)
        => other is not null && Equals(Difference, other.Difference) && Tokens.SequenceEqual(other.Tokens);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Difference, Tokens.Count);
}
