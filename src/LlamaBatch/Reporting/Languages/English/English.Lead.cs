using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The first paragraph of a report.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(AxisMeanings fact) =>
        $"Varied: {List(fact.Axes.Select(one => (Prose)
            $"{Axis(one.Axis).Italic()} ({Words.InSentence(AxisMeanings.Shortened(one.Meaning))})"))}."
        + $"{(fact.HasOthers
            ? (Prose)$" Some other settings change with {(fact.Axes.Count == 1 ? "it" : "them")}; *Method* lists these settings."
            : Prose.Empty)}";

    /// <inheritdoc/>
    public override Prose Say(DivergedShare fact) =>
        $"**{fact.Points.Sum(point => point.Count)} of {Count(fact.All, "trial")} diverged**"
        + $"{(fact.Points.Count > MostNamed
            ? (Prose)$", in {fact.Points.Count} configurations. *Deviations* lists them."
            : $": {Series(fact.Points.Select(one => (Prose)$"{one.Count} of {one.All} at {Point(one.Point)}"))}.")}";

    /// <inheritdoc/>
    public override Prose Say(UnrankedAxes fact) => Prose.Join(
        " ",
        fact.Axes.Select((one, i) => (Prose)$"{Unranked(fact.Metric, one.Axis, i == 0).Bold()}, because {Clause(one.Obstacle)}."));

    /// <inheritdoc/>
    public override Prose Say(BestLevel fact)
    {
        Prose after = fact.Tokens is { } tokens ? $"After {Tokens(tokens)}, " : Prose.Empty;
        Prose at = fact.Others.Count > 0 ? $" (at {Point(fact.Others)})" : Prose.Empty;
        Prose metric = IsLoss(fact.Metric) ? Prose.Empty : $" in {Metric(fact.Metric)}";
        Prose sentence = $"{after}{Point(fact.Best)} is best{metric}{at}: {Value(fact.Metric, fact.Value)}.";
        return sentence.Capitalized().Bold();
    }

    /// <inheritdoc/>
    public override Prose Say(WorseLevel fact)
    {
        Distance distance = fact.Distance;
        string percent = distance.Unit == "%" ? " %" : "";
        return $"{Point(fact.Level).Capitalized()} is {Quantity(Digits(distance, distance.Amount), distance.Unit)} worse "
            + $"(95 % CI {Digits(distance, distance.Low)}{percent} to {Digits(distance, distance.High)}{percent}, "
            + $"{Count(distance.Pairs, RepeatedOver(fact.Metric))}).";
    }

    /// <inheritdoc/>
    public override Prose Say(OtherLevel fact) =>
        $"{Point(fact.Level).Capitalized()} has {Value(fact.Metric, fact.Value)}"
        + $"{(fact.IsTied ? $"; the difference is within the noise of the {RepeatedOver(fact.Metric)}s" : Prose.Empty)}.";

    /// <inheritdoc/>
    public override Prose Say(TiedLevels fact) =>
        $"{Points(fact.Levels).Capitalized()} cannot be distinguished from the best with these {RepeatedOver(fact.Metric)}s.";

    /// <inheritdoc/>
    public override Prose Say(LevelsBehind fact)
    {
        string Rounded(double amount) => Number.Measured(amount, 2);
        bool isRange = fact.IsTail && fact.Levels.Count > 2;
        Prose levels = isRange ? $"{Point(fact.Levels[0])} and above" : Points(fact.Levels);
        Prose amounts = isRange
            ? $"{Rounded(fact.Amounts.Min())} to {Rounded(fact.Amounts.Max())}"
            : List(fact.Amounts.Select(amount => (Prose)$"{Rounded(amount)}"));
        if (!isRange && fact.Levels.Count > 2)
        {
            IEnumerable<Prose> pairs = fact.Levels.Zip(
                fact.Amounts,
                (level, amount) => (Prose)$"{Point(level)} by {Rounded(amount)}");
            return $"The other means are worse (in {fact.Unit}): {Prose.Join(", ", pairs)}.";
        }

        return $"The {(fact.Levels.Count == 1 ? "mean" : "means")} of {levels} {(fact.Levels.Count == 1 ? "is" : "are")} "
            + $"{Quantity($"{amounts}", fact.Unit)} worse.";
    }

    /// <inheritdoc/>
    public override Prose Say(TargetLead fact) =>
        ((Prose)($"To reach {Article(fact.Metric)} of {Exact(fact.Target)}, "
            + $"{Series(fact.Least.GroupBy(one => Point(one.Level).Markdown).Select(Needs))}.")).Bold();

    /// <inheritdoc/>
    public override Prose Say(WorstLevel fact) => $"{Point(fact.Level).Capitalized()} is worst: {Value(fact.Metric, fact.Value)}.";

    /// <inheritdoc/>
    public override Prose Say(LossScale fact) =>
        $"For scale: at {Number.ByError(fact.Best.Mean, fact.Best.HalfWidth)} nats/token, the model gives the correct next token "
        + $"a probability of {Chance(fact.Best.Mean)} on (geometric) average.";

    /// <inheritdoc/>
    public override Prose Say(SpeedBeside fact)
    {
        double error = 50 * (fact.High - fact.Low);
        string Digits(double share) => Number.ByError(100 * share, error);
        if (fact.Low <= 0 && fact.High >= 0)
        {
            return $"The throughputs of {Points([fact.Best, fact.Level])} do not differ measurably.";
        }

        Prose more = fact.Share < 0
            ? $"{Digits(-fact.Share)} % fewer tokens per second than {Point(fact.Best)} "
                + $"(95 % CI {Digits(-fact.High)} % to {Digits(-fact.Low)} %, {Count(fact.Blocks, "block")} of cost measurements)"
            : (Prose)($"{Digits(fact.Share)} % more tokens per second than {Point(fact.Best)} "
                + $"(95 % CI {Digits(fact.Low)} % to {Digits(fact.High)} %, {Count(fact.Blocks, "block")} of cost measurements)");
        return $"{Point(fact.Level).Capitalized()} processes {more}.";
    }

    /// <inheritdoc/>
    public override Prose Say(ClaimOutcome fact)
    {
        Prose all = fact.Verdicts.DistinctBy(verdict => verdict.Status).Count() == 1
            ? $"**{(fact.Verdicts.Count switch
                {
                    1 => "The one claim is",
                    2 => "Both claims are",
                    _ => $"All {fact.Verdicts.Count} claims are",
                })} "
                + $"{Status(fact.Verdicts[0].Status)}.**"
            : (Prose)$"**Of {Count(fact.Verdicts.Count, "claim")}: {Counted(fact.Verdicts, isNotRun: false)}.**";
        return fact.Trained.Count == 0 || fact.Others.Count == 0 ? all
            : $"{all} Training decides {fact.Trained.Count} ({Counted(fact.Trained, isNotRun: false)}); "
                + $"arithmetic or published numbers decide {fact.Others.Count} ({Counted(fact.Others, isNotRun: false)}).";
    }

    /// <inheritdoc/>
    public override Prose Say(ResultScope fact)
    {
        Prose text = fact.Tokens is { } tokens ? $"{Tokens(tokens)} of " : Prose.Empty;
        Prose token = fact.Token is { } corpus ? $" (a token is {Token(corpus)})" : Prose.Empty;
        return $"Scope: a model of {Range(fact.Parameters, value => (Prose)$"{Number.Compact(value)}")} parameters, "
            + $"{text}the corpus {Alternatives(fact.Corpora)}{token}, "
            + $"{Alternatives(fact.Optimizers)}, one thread per trial. These results do not extrapolate to larger models or other text. "
            + $"In the baseline configuration, a step takes {Size(fact.Step)}, computed in {Size(fact.MicroBatches)}.";
    }

    /// <inheritdoc/>
    protected override Prose From(Prose least, Prose most) => $"{least} to {most}";

    private Prose Unranked(MetricDefinition metric, string axis, bool isFirst) => isFirst
        ? $"{Metric(metric).Capitalized()} at the end of the runs cannot rank the levels of the axis {Axis(axis)}"
        : (Prose)$"Nor can it rank the levels of the axis {Axis(axis)}";

    private static Prose Alternatives(IReadOnlyList<string> names) => Prose.Join(" or ", names.Select(Prose.Literal));

    /// <summary>A level, and the costs that are lowest at this level: <c>batch size 16 takes the fewest steps</c>.</summary>
    private Prose Needs(IEnumerable<LeastCost> costs) => $"{Point(costs.First().Level)} takes {List(costs.Select(Least))}";

    private Prose Least(LeastCost one)
    {
        string least = one.Cost switch
        {
            TargetCost.Steps => "fewest steps",
            TargetCost.Tokens => "fewest tokens",
            TargetCost.Flops => "fewest FLOPs",
            _ => "least time",
        };
        Prose tied = one.Tied.Count == 0 ? Prose.Empty : $"; {Points(one.Tied)} cannot be distinguished from it with these seeds";
        Prose value = one.Cost == TargetCost.Steps
            ? $"{Number.WithError(one.Value.Mean, one.Value.HalfWidth)}"
            : Value(one.Metric, one.Value);
        return $"the {least} ({value}{tied})";
    }

    /// <summary>The noun for a metric's repetitions: cost block for costs, otherwise seed.</summary>
    private static string RepeatedOver(MetricDefinition metric) => metric.Kind == MetricKind.Cost ? "cost block" : "seed";
}
