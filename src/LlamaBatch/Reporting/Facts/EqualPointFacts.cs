using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>What points have in common that count as one.</summary>
internal enum Sharing
{
    /// <summary>All settings.</summary>
    Everything,

    /// <summary>All that learning depends on, but not costs.</summary>
    Learning,

    /// <summary>All that costs depend on, but not learning.</summary>
    Costs,
}

/// <summary>Levels of an axis that give the same settings, so that they are one sample.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Levels">The levels.</param>
/// <param name="Sharing">What they share.</param>
internal sealed record EqualLevels(string Axis, IReadOnlyList<string> Levels, Sharing Sharing) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Points that have the same settings, so that they are one sample.</summary>
/// <param name="Points">The points.</param>
internal sealed record EqualPoints(IReadOnlyList<IReadOnlyList<AxisLevel>> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Further groups of points that have the same settings.</summary>
/// <param name="Groups">The number of groups.</param>
internal sealed record MoreEqualPoints(int Groups) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>That some points count as one, for the beginning of a report.</summary>
/// <param name="Facts">Which.</param>
internal sealed record EqualPointsSummary(IReadOnlyList<Fact> Facts) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
