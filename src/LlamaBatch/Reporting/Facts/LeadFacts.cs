using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A mean over seeds or blocks with half the width of its interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">Half the width of its 95 % interval; NaN without an interval.</param>
internal readonly record struct Estimate(double Mean, double HalfWidth)
{
    /// <summary>The estimate of a sample.</summary>
    public static Estimate Of(Sample sample) => new(sample.Mean, sample.Interval().HalfWidth);
}

/// <summary>How much worse a level is than the best, in the unit that readers see.</summary>
/// <param name="Amount">The mean difference.</param>
/// <param name="Low">The lower end of its interval; NaN without an interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Unit">The unit, where it is not that of the values.</param>
/// <param name="Pairs">Seeds or blocks that both levels have.</param>
internal readonly record struct Distance(double Amount, double Low, double High, string Unit, int Pairs)
{
    /// <summary>What the numbers are rounded by.</summary>
    public double Error => (High - Low) / 2;
}

/// <summary>Trials that diverged, of all evaluation trials.</summary>
/// <param name="Points">Where.</param>
/// <param name="All">All evaluation trials.</param>
internal sealed record DivergedShare(IReadOnlyList<Diverged> Points, int All) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Axes along which values cannot be ranked.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Axes">The axes, each with its obstacle.</param>
internal sealed record UnrankedAxes(MetricDefinition Metric, IReadOnlyList<(string Axis, RankObstacle Obstacle)> Axes) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The best level of an axis.</summary>
/// <param name="Metric">The metric that levels are judged by.</param>
/// <param name="Tokens">The smallest and the largest token budget; null for costs.</param>
/// <param name="Best">The level.</param>
/// <param name="Value">Its value.</param>
internal sealed record BestLevel(
    MetricDefinition Metric,
    (double Least, double Most)? Tokens,
    IReadOnlyList<AxisLevel> Best,
    Estimate Value) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A level that is worse than the best by a known amount.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Level">The level.</param>
/// <param name="Distance">By how much.</param>
internal sealed record WorseLevel(MetricDefinition Metric, IReadOnlyList<AxisLevel> Level, Distance Distance) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The value of a level that is not the best, where no distance can be given.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Level">The level.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsTied">Whether seeds or blocks do not separate it from the best.</param>
internal sealed record OtherLevel(MetricDefinition Metric, IReadOnlyList<AxisLevel> Level, Estimate Value, bool IsTied) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>More levels that seeds or blocks do not separate from the best.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Levels">The levels.</param>
internal sealed record TiedLevels(MetricDefinition Metric, IReadOnlyList<IReadOnlyList<AxisLevel>> Levels) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Levels whose means lie between the best and the record's own.</summary>
/// <param name="Levels">The levels.</param>
/// <param name="Best">The best level.</param>
/// <param name="Held">The record's own.</param>
internal sealed record LevelsBetween(
    IReadOnlyList<IReadOnlyList<AxisLevel>> Levels,
    IReadOnlyList<AxisLevel> Best,
    IReadOnlyList<AxisLevel> Held) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Levels that are farther from the best than the record's own.</summary>
/// <param name="Levels">The levels.</param>
/// <param name="IsTail">Whether they are the last of an axis of numbers.</param>
/// <param name="Amount">How far the nearest of them is from the best, on average.</param>
/// <param name="Unit">The unit.</param>
internal sealed record LevelsBehind(IReadOnlyList<IReadOnlyList<AxisLevel>> Levels, bool IsTail, double Amount, string Unit) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The worst level of an axis.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Level">The level.</param>
/// <param name="Value">Its value.</param>
internal sealed record WorstLevel(MetricDefinition Metric, IReadOnlyList<AxisLevel> Level, Estimate Value) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What values of a loss mean as probabilities.</summary>
/// <param name="Best">The best value.</param>
/// <param name="Other">Another one; null where it means the same.</param>
internal sealed record LossScale(Estimate Best, Estimate? Other) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The throughput of the record's own level beside that of the best.</summary>
/// <param name="Level">The record's own level.</param>
/// <param name="Best">The best level.</param>
/// <param name="Share">By which share it is faster; negative where it is slower.</param>
/// <param name="Low">The lower end of the 95 % interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="Blocks">Blocks that both have.</param>
internal sealed record SpeedBeside(
    IReadOnlyList<AxisLevel> Level, IReadOnlyList<AxisLevel> Best, double Share, double Low, double High, int Blocks) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What became of the claims, and of those that training decides, which alone can err.</summary>
/// <param name="Verdicts">The verdicts.</param>
internal sealed record ClaimOutcome(IReadOnlyList<Verdict> Verdicts) : Fact
{
    /// <summary>Those that training decides.</summary>
    public IReadOnlyList<Verdict> Trained { get; } = [.. Verdicts.Where(verdict => verdict.NeedsTraining)];

    /// <summary>Those that arithmetic or published numbers decide.</summary>
    public IReadOnlyList<Verdict> Others { get; } = [.. Verdicts.Where(verdict => !verdict.NeedsTraining)];

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How far the results hold.</summary>
/// <param name="Parameters">Fewest and most parameters.</param>
/// <param name="Tokens">Fewest and most training tokens; null where only costs are measured.</param>
/// <param name="Corpora">The texts.</param>
/// <param name="Optimizers">The optimizers.</param>
/// <param name="Token">A corpus that says what a token is; null where they differ.</param>
/// <param name="Step">A step of the record itself.</param>
/// <param name="MicroBatches">How it is computed.</param>
internal sealed record ResultScope(
    (double Least, double Most) Parameters,
    (double Least, double Most)? Tokens,
    IReadOnlyList<string> Corpora,
    IReadOnlyList<string> Optimizers,
    Corpus? Token,
    StepSize Step,
    MicroBatches MicroBatches) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
