using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The settings that two or more configurations have in common.</summary>
internal enum Sharing
{
    /// <summary>All settings.</summary>
    Everything,

    /// <summary>All settings that affect learning, but not all that affect costs.</summary>
    Learning,

    /// <summary>All settings that affect costs, but not all that affect learning.</summary>
    Costs,
}

/// <summary>Levels of an axis that lead to the same settings, so that they count as one level.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Levels">The levels.</param>
/// <param name="Sharing">The settings that the levels have in common.</param>
internal sealed record EqualLevels(string Axis, IReadOnlyList<string> Levels, Sharing Sharing) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Configurations with the same settings, which count as one configuration.</summary>
/// <param name="Points">The configurations.</param>
internal sealed record EqualPoints(IReadOnlyList<IReadOnlyList<AxisLevel>> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The number of further groups of configurations with the same settings, which a report does not list.</summary>
/// <param name="Groups">The number of groups that are left out.</param>
internal sealed record MoreEqualPoints(int Groups) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The summary of configurations with identical settings, at the beginning of a report.</summary>
/// <param name="Facts">The facts about identical configurations.</param>
internal sealed record EqualPointsSummary(IReadOnlyList<Fact> Facts) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
