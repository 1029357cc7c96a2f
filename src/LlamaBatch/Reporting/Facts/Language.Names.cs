using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <content>The names of configurations, metrics and corpora.</content>
internal abstract partial class Language
{
    /// <summary>The name of one side of a comparison, such as a configuration, in a sentence: <c>batch size 100</c>.</summary>
    /// <param name="name">The language-independent name.</param>
    public Prose Name(ArmName name) => name switch
    {
        PointName { Levels.Count: 0 } => Baseline,
        PointName point => Point(point.Levels),
        EffectName effect when Shared(effect.Arm, effect.Against) is var shared =>
            Effect(Without(shared, effect.Arm), Beside(effect.Arm, effect.Against, shared), SharedPoint(shared)),
        QuantityName { From.Count: > 0 } quantity => ComputedFrom(Metric(quantity.Metric), Sources(quantity)),
        QuantityName { At.Count: > 0 } quantity => QuantityAt(quantity.Metric, Point(quantity.At)),
        QuantityName quantity => Metric(quantity.Metric),
        _ => Prose.Literal(name.Canonical),
    };

    /// <summary>The names of several configurations, as a list in a sentence.</summary>
    /// <param name="names">The language-independent names.</param>
    public virtual Prose Names(IEnumerable<ArmName> names) => List(names.Select(Name));

    /// <summary>The names of the configurations from which a quantity is computed: <c>batch sizes 16 and 96</c>.</summary>
    protected Prose Sources(QuantityName quantity) => quantity.From.All(arm => arm is PointName { Levels.Count: > 0 })
        ? Points([.. quantity.From.Select(arm => ((PointName)arm).Levels)])
        : Names(quantity.From);

    /// <summary>
    /// The two sides of a comparison. Levels that both share are named once: <c>batch size 100 against 256 at depth 2</c>.
    /// </summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <param name="metric">The metric to name, or null to leave it out.</param>
    public Prose Against(ArmName left, ArmName right, MetricDefinition? metric)
    {
        IReadOnlyList<AxisLevel> shared = Shared(left, right);
        return Against(
            Without(shared, left),
            right is NumberName number ? Prose.Literal(Given(number.Number)) : Beside(left, right, shared),
            SharedPoint(shared),
            metric is null ? Prose.Empty : Metric(metric));
    }

    /// <summary>The word for an unknown value.</summary>
    public abstract Prose Unknown { get; }

    /// <summary>The name of a metric inside a sentence: <c>validation loss</c>.</summary>
    /// <param name="metric">The metric; an author's metric keeps the author's name.</param>
    public Prose Metric(MetricDefinition metric) => metric.Origin is { } origin ? Derived(origin) : Measured(metric);

    /// <summary>The name of a corpus with the settings that distinguish it from other corpora: <c>TextFiles with Path = a</c>.</summary>
    /// <param name="corpus">The corpus and its distinguishing settings.</param>
    public abstract Prose Corpus(CorpusName corpus);

    /// <summary>The difference between validation sets: <c>different texts (A and B)</c> in English, a clause in Chinese.</summary>
    /// <param name="difference">The difference.</param>
    public abstract Prose Difference(ValidationDifference difference);

    /// <summary>The reason why values cannot be ranked, as a clause: <c>they are measured on different texts (A and B)</c>.</summary>
    /// <param name="obstacle">The obstacle.</param>
    public abstract Prose Clause(RankObstacle obstacle);

    /// <summary>Joins the names of both sides of a comparison, the levels that they share and the metric. The last two may be empty.</summary>
    protected abstract Prose Against(Prose left, Prose right, Prose shared, Prose metric);

    /// <summary>The levels that two configurations share if they differ in at least one other level; otherwise none.</summary>
    protected static IReadOnlyList<AxisLevel> Shared(ArmName left, ArmName right)
    {
        if (!HaveSameAxes(left, right))
        {
            return [];
        }

        IReadOnlyList<AxisLevel> there = ((PointName)right).Levels;
        List<AxisLevel> shared = [.. ((PointName)left).Levels.Where(there.Contains)];
        return shared.Count < there.Count ? shared : [];
    }

    /// <summary>The name of a configuration without the levels that it shares with another one.</summary>
    protected Prose Without(IReadOnlyList<AxisLevel> shared, ArmName name) =>
        shared.Count == 0 ? Name(name) : Point([.. ((PointName)name).Levels.Where(level => !shared.Contains(level))]);

    /// <summary>The levels that two configurations share, as a configuration; empty if they share none.</summary>
    protected Prose SharedPoint(IReadOnlyList<AxisLevel> shared) => shared.Count == 0 ? Prose.Empty : Point(shared);

    /// <summary>The name of the right side of a comparison. If only one axis differs, the level without its axis.</summary>
    private Prose Beside(ArmName left, ArmName right, IReadOnlyList<AxisLevel> shared) =>
        HaveSameAxes(left, right) && ((PointName)right).Levels.Where(level => !shared.Contains(level)).ToList() is [var level]
            ? IsFlag(level) ? Level(level) : Bare(level)
            : Without(shared, right);

    private static bool HaveSameAxes(ArmName left, ArmName right) =>
        left is PointName here && right is PointName there
        && here.Levels.Select(level => level.Axis).SequenceEqual(there.Levels.Select(level => level.Axis));

    /// <summary>The name of the baseline, the point at which every axis has its initial value.</summary>
    protected abstract Prose Baseline { get; }

    /// <summary>A quantity and the configurations from which it is computed, as one phrase.</summary>
    protected abstract Prose ComputedFrom(Prose quantity, Prose arms);

    /// <summary>A quantity computed from several configurations, at the levels that they share.</summary>
    protected abstract Prose QuantityAt(MetricDefinition quantity, Prose point);

    /// <summary>The effect of a configuration compared with another one, and the levels that both share, which may be empty.</summary>
    protected abstract Prose Effect(Prose arm, Prose against, Prose shared);

    /// <summary>The name of a metric that is measured directly.</summary>
    protected abstract Prose Measured(MetricDefinition metric);

    /// <summary>The name of a metric that is derived from another metric.</summary>
    protected abstract Prose Derived(MetricOrigin origin);

    /// <summary>Whether the levels of an axis are rates, which are high or low rather than large or small.</summary>
    protected static bool IsRate(string axis) => axis.EndsWith("Rate", StringComparison.Ordinal);

    /// <summary>A number as its author wrote it.</summary>
    protected static string AsWritten(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
