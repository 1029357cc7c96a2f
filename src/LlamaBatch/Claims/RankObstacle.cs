using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Why values side by side cannot be ranked.</summary>
/// <param name="Difference">In what their validation sets differ; null where token budgets do.</param>
/// <param name="Tokens">The token budgets, where those differ.</param>
internal sealed record RankObstacle(ValidationDifference? Difference, IReadOnlyList<long> Tokens)
{
    /// <inheritdoc/>
    public bool Equals(RankObstacle? other) => other is not null && Equals(Difference, other.Difference) && Tokens.SequenceEqual(other.Tokens);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Difference, Tokens.Count);
}
