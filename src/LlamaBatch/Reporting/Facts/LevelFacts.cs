using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The best and the worst level of an axis.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Best">The best level.</param>
/// <param name="Value">Its value.</param>
/// <param name="Worst">The worst level with its value; null where there is only one.</param>
/// <param name="Seeds">How many seeds the best level has.</param>
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

/// <summary>The other axes are at their baselines.</summary>
/// <param name="Levels">Those baselines.</param>
internal sealed record OthersAtBaseline(IReadOnlyList<AxisLevel> Levels) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Values side by side that cannot be compared.</summary>
/// <param name="Metrics">The metrics.</param>
/// <param name="Obstacle">Why.</param>
internal sealed record NotComparable(IReadOnlyList<MetricDefinition> Metrics, RankObstacle Obstacle) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What a table of learning metrics holds.</summary>
/// <param name="Seeds">The seeds that every point has, of which none diverged; null where points differ.</param>
internal sealed record MeansOverSeeds(int? Seeds) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What a table of cost metrics holds.</summary>
/// <param name="Blocks">Blocks of cost trials.</param>
internal sealed record MeansOverBlocks(int Blocks) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
