using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A mean over seeds or blocks, with the half-width of its interval.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="HalfWidth">The half-width of the 95 % interval of the mean; NaN if there is no interval.</param>
internal readonly record struct Estimate(double Mean, double HalfWidth)
{
    /// <summary>The mean of a sample, with the half-width of its 95 % interval.</summary>
    public static Estimate Of(Sample sample) => new(sample.Mean, sample.Interval().HalfWidth);
}

/// <summary>The amount by which a level is worse than the best level, in the unit that readers see.</summary>
/// <param name="Amount">The mean difference.</param>
/// <param name="Low">The lower end of the interval of the difference; NaN if there is no interval.</param>
/// <param name="High">The upper end of the interval of the difference; NaN if there is no interval.</param>
/// <param name="Unit">The unit of the difference; empty if it is the unit of the values.</param>
/// <param name="Pairs">The number of seeds or blocks that both levels have.</param>
internal readonly record struct Distance(double Amount, double Low, double High, string Unit, int Pairs)
{
    /// <summary>Half the width of the interval, which determines the number of digits.</summary>
    public double Error => (High - Low) / 2;
}

/// <summary>What the axes are, in the words of the experiment's author.</summary>
/// <param name="Axes">Each axis with the summary of its property.</param>
/// <param name="HasOthers">Whether configurations also differ in settings that are not axes.</param>
internal sealed record AxisMeanings(IReadOnlyList<(string Axis, string Meaning)> Axes, bool HasOthers) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);

    /// <summary>The first sentence of a summary, without its period.</summary>
    /// <param name="summary">The summary.</param>
    public static string Shortened(string summary)
    {
        int end = summary.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? summary : summary[..end]).TrimEnd('.');
    }
}

/// <summary>The number of diverged trials, out of all evaluation trials.</summary>
/// <param name="Points">The configurations with diverged trials.</param>
/// <param name="All">The total number of evaluation trials.</param>
internal sealed record DivergedShare(IReadOnlyList<Diverged> Points, int All) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Axes along which the values of a metric cannot be ranked.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Axes">The axes, each with the reason why values cannot be ranked.</param>
internal sealed record UnrankedAxes(MetricDefinition Metric, IReadOnlyList<(string Axis, RankObstacle Obstacle)> Axes) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The best level of an axis.</summary>
/// <param name="Metric">The metric by which levels are judged.</param>
/// <param name="Tokens">The smallest and the largest token budget; null for costs.</param>
/// <param name="Others">The baseline levels of the other axes, at which the levels are compared; empty if there is only one axis.</param>
/// <param name="Best">The best level.</param>
/// <param name="Value">The value of the best level.</param>
internal sealed record BestLevel(
    MetricDefinition Metric,
    (double Least, double Most)? Tokens,
    IReadOnlyList<AxisLevel> Others,
    IReadOnlyList<AxisLevel> Best,
    Estimate Value) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A level that is worse than the best level by a known amount.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Level">The level.</param>
/// <param name="Distance">The difference from the best level.</param>
internal sealed record WorseLevel(MetricDefinition Metric, IReadOnlyList<AxisLevel> Level, Distance Distance) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A level other than the best. The report states its value instead of its difference from the best level.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Level">The level.</param>
/// <param name="Value">The value of the level.</param>
/// <param name="IsTied">Whether the interval of the difference from the best level contains zero.</param>
internal sealed record OtherLevel(MetricDefinition Metric, IReadOnlyList<AxisLevel> Level, Estimate Value, bool IsTied) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Levels that are tied with the best level: the interval of the difference contains zero.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Levels">The levels.</param>
internal sealed record TiedLevels(MetricDefinition Metric, IReadOnlyList<IReadOnlyList<AxisLevel>> Levels) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Levels whose means are worse than the mean of the baseline level.</summary>
/// <param name="Levels">The levels.</param>
/// <param name="IsTail">Whether the levels are the last ones of a numeric axis, such as 64 and above.</param>
/// <param name="Amounts">The mean difference of each level from the best level.</param>
/// <param name="Unit">The unit of the differences.</param>
internal sealed record LevelsBehind(
    IReadOnlyList<IReadOnlyList<AxisLevel>> Levels, bool IsTail, IReadOnlyList<double> Amounts, string Unit) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The worst level of an axis, with its value.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Level">The level.</param>
/// <param name="Value">The value of the worst level.</param>
internal sealed record WorstLevel(MetricDefinition Metric, IReadOnlyList<AxisLevel> Level, Estimate Value) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>For each kind of cost, the level with the lowest cost of reaching a target.</summary>
/// <param name="Metric">The metric that reaches the target.</param>
/// <param name="Target">The target.</param>
/// <param name="Least">For each kind of cost, the level with the lowest cost.</param>
internal sealed record TargetLead(MetricDefinition Metric, double Target, IReadOnlyList<LeastCost> Least) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The level with the lowest cost of reaching a target.</summary>
/// <param name="Cost">The kind of cost, such as steps.</param>
/// <param name="Metric">The cost as a metric.</param>
/// <param name="Level">The level.</param>
/// <param name="Value">The cost at the level, in the unit of the metric.</param>
/// <param name="Tied">The levels that are tied with the best level: the interval of the difference contains zero.</param>
internal sealed record LeastCost(
    TargetCost Cost,
    MetricDefinition Metric,
    IReadOnlyList<AxisLevel> Level,
    Estimate Value,
    IReadOnlyList<IReadOnlyList<AxisLevel>> Tied);

/// <summary>The best loss, explained as the probability that the model gives the correct token.</summary>
/// <param name="Best">The best loss, in nats per token.</param>
internal sealed record LossScale(Estimate Best) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The throughput of the baseline level relative to that of the best level.</summary>
/// <param name="Level">The baseline level.</param>
/// <param name="Best">The best level.</param>
/// <param name="Share">The relative difference in throughput, as a fraction; negative if the baseline level is slower.</param>
/// <param name="Low">The lower end of the 95 % interval of this difference.</param>
/// <param name="High">The upper end of the 95 % interval of this difference.</param>
/// <param name="Blocks">The number of blocks that both levels have.</param>
internal sealed record SpeedBeside(
    IReadOnlyList<AxisLevel> Level, IReadOnlyList<AxisLevel> Best, double Share, double Low, double High, int Blocks) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The verdicts on all claims, in two groups: those that need training, and those from arithmetic or published numbers.</summary>
/// <param name="Verdicts">The verdicts.</param>
internal sealed record ClaimOutcome(IReadOnlyList<Verdict> Verdicts) : Fact
{
    /// <summary>The verdicts that need training.</summary>
    public IReadOnlyList<Verdict> Trained { get; } = [.. Verdicts.Where(verdict => verdict.NeedsTraining)];

    /// <summary>The verdicts that need only arithmetic or published numbers.</summary>
    public IReadOnlyList<Verdict> Others { get; } = [.. Verdicts.Where(verdict => !verdict.NeedsTraining)];

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The scope of the results: models, tokens, corpora, optimizers and step.</summary>
/// <param name="Parameters">The smallest and the largest number of parameters.</param>
/// <param name="Tokens">The smallest and the largest number of training tokens; null if only costs are measured.</param>
/// <param name="Corpora">The names of the corpora.</param>
/// <param name="Optimizers">The names of the optimizers.</param>
/// <param name="Token">A corpus that says what a token is, if all corpora have the same kind of token. Null otherwise.</param>
/// <param name="Step">The size of a step in the baseline configuration.</param>
/// <param name="MicroBatches">The micro-batches of the step.</param>
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
