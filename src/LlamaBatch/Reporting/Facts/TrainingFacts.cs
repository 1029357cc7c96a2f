using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A point of the compared axes with a whole number that belongs to it.</summary>
/// <param name="Levels">Its levels.</param>
/// <param name="Count">The number.</param>
internal readonly record struct PointCount(IReadOnlyList<AxisLevel> Levels, long Count);

/// <summary>Trials trained on different numbers of tokens.</summary>
/// <param name="Most">The point with the most tokens.</param>
/// <param name="Least">The point with the fewest.</param>
internal sealed record UnequalTokens(PointCount Most, PointCount Least) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Trials of some points have too few optimizer steps to say much of training.</summary>
/// <param name="Fewest">Steps that a trial should have.</param>
/// <param name="Points">The points with their steps.</param>
internal sealed record FewSteps(int Fewest, IReadOnlyList<PointCount> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
