using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Languages;

/// <content>The names of configurations, metrics and corpora.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Names(IEnumerable<ArmName> names)
    {
        List<ArmName> all = [.. names];
        return List(all.Select(name => all.Count > 1 && name is PointName { Levels.Count: > 1 } ? (Prose)$"({Name(name)})" : Name(name)));
    }

    /// <inheritdoc/>
    protected override Prose Baseline => $"the baseline";

    /// <inheritdoc/>
    public override Prose Unknown => $"unknown";

    /// <inheritdoc/>
    protected override Prose Against(Prose left, Prose right, Prose shared, Prose metric)
        => $"{left} against {right}{Where(shared)}{(metric.IsEmpty ? Prose.Empty : $", {metric}")}";

    /// <inheritdoc/>
    public override Prose Corpus(CorpusName corpus) => corpus.Settings switch
    {
        null => $"{corpus.Name}",
        "" => $"{corpus.Name} with its defaults",
        var settings => $"{corpus.Name} with {settings}",
    };

    /// <inheritdoc/>
    public override Prose Difference(ValidationDifference difference)
    {
        Prose[] parts =
        [
            In("texts", difference.Texts.Select(Corpus)),
            In("tokenizers", difference.Tokenizers.Select(corpus => (Prose)$"a token is {Token(corpus)}")),
            In("sequence lengths", difference.SequenceLengths.Select(length => (Prose)$"{length}"), " tokens"),
            In("numbers of validation windows", difference.Windows.Select(windows => (Prose)$"{windows}")),
        ];
        return $"different {List(parts.Where(part => !part.IsEmpty))}";
    }

    /// <inheritdoc/>
    public override Prose Clause(RankObstacle obstacle) => obstacle.Difference is { } difference
        ? (Prose)$"they are measured on {Difference(difference)}"
        : obstacle.Tokens.Count > 3
            ? $"the token budgets differ ({obstacle.Tokens.Min()} to {obstacle.Tokens.Max()} tokens)"
            : (Prose)$"the token budgets differ ({List(obstacle.Tokens.Select(tokens => (Prose)$"{tokens}"))} tokens)";

    /// <inheritdoc/>
    protected override Prose ComputedFrom(Prose quantity, Prose arms) => $"{quantity} over {arms}";

    /// <inheritdoc/>
    protected override Prose QuantityAt(MetricDefinition quantity, Prose point) => $"{The(quantity)} at {point}";

    /// <inheritdoc/>
    protected override Prose Effect(Prose arm, Prose against, Prose shared) => $"the effect of {arm} against {against}{Where(shared)}";

    private static Prose Where(Prose shared) => shared.IsEmpty ? Prose.Empty : $" at {shared}";

    /// <inheritdoc/>
    protected override Prose Measured(MetricDefinition metric) => $"{Words.InSentence(metric.Name)}";

    /// <inheritdoc/>
    protected override Prose Derived(MetricOrigin origin) => origin switch
    {
        EffectOn => $"effect on {Metric(origin.From)}",
        SlopeOf => $"slope of {The(origin.From)}",
        ExponentOf => $"exponent of {The(origin.From)}",
        CriticalBatchOf => $"critical batch size",
        BestLevelFor { Axis: null } => $"best level for {Metric(origin.From)}",
        BestLevelFor best => $"best {Axis(best.Axis)} for {Metric(origin.From)}",
        RatioOf { IsOfGains: true } => $"gradient noise scale of the gains",
        RatioOf { IsPreconditioned: true } => $"preconditioned gradient noise scale",
        RatioOf { IsNoiseScale: true } => $"gradient noise scale",
        RatioOf ratio => $"ratio of {Metric(ratio.From)} to {Metric(ratio.Over)}",
        MatchedAt match => $"{Metric(match.From)} (at {Metric(match.Reached)} {AsWritten(match.Target)})",
        RangeOf range => $"width of the {Axis(range.Axis)} range within {Within(range.Distance, origin.From)}",
        HighestOf highest => $"{(IsRate(highest.Axis) ? "highest" : "largest")} {Axis(highest.Axis)} "
            + $"within {Within(highest.Distance, origin.From)}",
        SensitivityOf sensitivity =>
            $"sensitivity of {Metric(origin.From)} to {Axis(sensitivity.Axis)} (mean over the {Axes(sensitivity.Axis)} minus best)",
        ShareDivergedOf share => $"share of diverged {Axes(share.Axis)}",
        SeedSpreadOf => $"spread of {Metric(origin.From)} between seeds",
        MeanOver mean => $"{Metric(origin.From)} (mean over the {Axes(mean.Axis)})",
        CostToTarget { Cost: TargetCost.Steps } cost => $"steps to {Metric(origin.From)} {AsWritten(cost.Target)}",
        CostToTarget { Cost: TargetCost.Tokens } cost => $"tokens to {Metric(origin.From)} {AsWritten(cost.Target)}",
        CostToTarget { Cost: TargetCost.Flops } cost => $"FLOPs to {Metric(origin.From)} {AsWritten(cost.Target)}",
        CostToTarget cost => $"time to {Metric(origin.From)} {AsWritten(cost.Target)}",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    /// <summary>A metric inside a sentence, with its article if its name has a complement: <c>the jitter of the training loss</c>.</summary>
    private Prose The(MetricDefinition metric) =>
        metric.Origin is MatchedAt or CostToTarget or MeanOver ? Metric(metric)
        : metric.Origin is not null || metric.Name.Contains(" of ", StringComparison.Ordinal) ? $"the {Metric(metric)}"
        : Metric(metric);

    /// <summary>
    /// A distance from the best value: <c>0.1 nats/token of the best validation loss</c>. It has no unit if values of the metric are
    /// compared by ratio.
    /// </summary>
    private Prose Within(double distance, MetricDefinition metric) =>
        $"{Quantity(AsWritten(distance), metric.Contrast == Contrast.Ratio ? "" : metric.Unit)} of the best {Metric(metric)}";

    private Prose In(string what, IEnumerable<Prose> names, string unit = "")
    {
        var all = names.ToList();
        return all.Count == 0 ? Prose.Empty : $"{what} ({List(all)}{unit})";
    }
}
