using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The best and the worst level of an axis, with their values.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Best">The best level.</param>
/// <param name="Value">The value of the best level.</param>
/// <param name="Worst">The worst level with its value; null if there is only one level.</param>
/// <param name="Seeds">The number of seeds of the best level.</param>
internal sealed record LevelExtremes(
    MetricDefinition Metric,
    AxisLevel Best,
    Estimate Value,
    (AxisLevel Level, Estimate Value)? Worst,
    int Seeds) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that only one axis varies, and all other axes are at their baseline levels.</summary>
/// <param name="Levels">The baseline levels of the other axes.</param>
internal sealed record OthersAtBaseline(IReadOnlyList<AxisLevel> Levels) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the values in a table or figure cannot be compared.</summary>
/// <param name="Metrics">The metrics.</param>
/// <param name="Obstacle">The reason why the values cannot be compared.</param>
internal sealed record NotComparable(IReadOnlyList<MetricDefinition> Metrics, RankObstacle Obstacle) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The note that values are means over seeds, above a table of learning metrics.</summary>
/// <param name="Seeds">The number of seeds of each configuration; null if a trial diverged or is missing.</param>
internal sealed record MeansOverSeeds(int? Seeds) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A number that the plan determines before training, such as steps or memory.</summary>
/// <param name="Of">The column in which a table shows the number.</param>
/// <param name="Text">The number as text.</param>
internal readonly record struct PlannedCost(ReportColumn Of, string Text);

/// <summary>Planned numbers that are the same at every level of an axis.</summary>
/// <param name="Costs">The numbers with their columns.</param>
internal sealed record SameAtEveryLevel(IReadOnlyList<PlannedCost> Costs) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The note that values are means over blocks, above a table of cost metrics.</summary>
/// <param name="Blocks">The number of blocks of cost trials; each block measures every configuration once.</param>
internal sealed record MeansOverBlocks(int Blocks) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
