using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Languages;

/// <content>What the settings of training weaken.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(UnequalTokens fact) =>
        $"**Unequal tokens.** Trials at {Point(fact.Most.Levels)} train on {Count(fact.Most.Count, "token")}, trials at {Point(fact.Least.Levels)} on {fact.Least.Count}.";

    /// <inheritdoc/>
    public override Prose Say(FewSteps fact) =>
        $"**Few steps.** Trials with fewer than {fact.Fewest} optimizer steps say little about training: {Prose.Join("; ", fact.Points.Select(WithCount))}.";

    private Prose WithCount(PointCount point) => $"{Point(point.Levels)} ({point.Count})";
}
