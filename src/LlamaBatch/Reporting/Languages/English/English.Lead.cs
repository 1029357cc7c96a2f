using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The first paragraph of a report.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(DivergedShare fact) =>
        $"**{fact.Points.Sum(point => point.Count)} of {Count(fact.All, "trial")} diverged**: "
        + $"{List(fact.Points.Select(one => (Prose)$"{one.Count} of {one.All} at {Point(one.Point)}"))}.";

    /// <inheritdoc/>
    public override Prose Say(UnrankedAxes fact) =>
        $"**Values of {Metric(fact.Metric)} cannot be ranked** "
        + $"{Series(fact.Axes.Select(one => (Prose)$"by {Axis(one.Axis)}, because {Clause(one.Obstacle)}"))}.";

    /// <inheritdoc/>
    public override Prose Say(BestLevel fact)
    {
        Prose best = $"{Point(fact.Best)} is best{(IsLoss(fact.Metric) ? Prose.Empty : $" in {Metric(fact.Metric)}")}: "
            + $"{Value(fact.Metric, fact.Value)}.";
        Prose sentence = fact.Tokens is { } tokens ? $"After {Tokens(tokens)}, {best}" : best.Capitalized();
        return sentence.Bold();
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
        + $"{(fact.IsTied ? $"; the {RepeatedOver(fact.Metric)}s do not separate the two" : Prose.Empty)}.";

    /// <inheritdoc/>
    public override Prose Say(TiedLevels fact) => $"The {RepeatedOver(fact.Metric)}s do not separate {Points(fact.Levels)} from the best.";

    /// <inheritdoc/>
    public override Prose Say(LevelsBetween fact) =>
        $"{Points(fact.Levels).Capitalized()} {(fact.Levels.Count == 1 ? "is" : "are")} also worse than {Point(fact.Best)}, "
        + $"but on average by less than {Point(fact.Held)}.";

    /// <inheritdoc/>
    public override Prose Say(LevelsBehind fact)
    {
        Prose levels = fact.IsTail ? $"{Point(fact.Levels[0])} and above" : Points(fact.Levels);
        return $"On average, {levels} {(fact.Levels.Count == 1 ? "is" : "are")} worse by "
            + $"{Quantity(Number.Measured(fact.Amount, 2), fact.Unit)}{(fact.Levels.Count == 1 ? "" : " or more")}.";
    }

    /// <inheritdoc/>
    public override Prose Say(WorstLevel fact) => $"{Point(fact.Level).Capitalized()} is worst: {Value(fact.Metric, fact.Value)}.";

    /// <inheritdoc/>
    public override Prose Say(LossScale fact) =>
        $"For scale: {Number.ByError(fact.Best.Mean, fact.Best.HalfWidth)} nats/token means the model gives the correct next token "
        + $"a probability of {Chance(fact.Best.Mean)} on (geometric) average"
        + $"{(fact.Other is { } other ? $"; {Number.ByError(other.Value.Mean, other.Value.HalfWidth)} ({Point(other.Level)}) means "
            + $"{Chance(other.Value.Mean)}"
            : Prose.Empty)}.";

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
                + $"(95 % CI {Digits(-fact.High)} % to {Digits(-fact.Low)} %)"
            : (Prose)($"{Digits(fact.Share)} % more tokens per second than {Point(fact.Best)} "
                + $"(95 % CI {Digits(fact.Low)} % to {Digits(fact.High)} %)");
        return $"{Point(fact.Level).Capitalized()} processes {more}.";
    }

    /// <inheritdoc/>
    public override Prose Say(ClaimOutcome fact)
    {
        Prose all = $"**Of {Count(fact.Verdicts.Count, "claim")}: {Counted(fact.Verdicts, isNotRun: false)}.**";
        return fact.Trained.Count == 0 || fact.Others.Count == 0 ? all
            : $"{all} Training decides {fact.Trained.Count} ({Counted(fact.Trained, isNotRun: false)}), "
                + $"arithmetic or published numbers {fact.Others.Count} ({Counted(fact.Others, isNotRun: false)}).";
    }

    /// <inheritdoc/>
    public override Prose Say(ResultScope fact)
    {
        Prose text = fact.Tokens is { } tokens ? $"{Tokens(tokens)} of " : Prose.Empty;
        Prose token = fact.Token is { } corpus ? $" (a token is {Token(corpus)})" : Prose.Empty;
        return $"Scope: a model of {Range(fact.Parameters, value => (Prose)$"{Number.Compact(value)}")} parameters, "
            + $"{text}{Alternatives(fact.Corpora)}{token}, "
            + $"{Alternatives(fact.Optimizers)}, one thread per trial. These results do not extrapolate to larger models or other text. "
            + $"In the baseline configuration, a step takes {Size(fact.Step)}, computed in {Size(fact.MicroBatches)}.";
    }

    /// <inheritdoc/>
    protected override Prose From(Prose least, Prose most) => $"{least} to {most}";

    private static Prose Alternatives(IReadOnlyList<string> names) => Prose.Join(" or ", names.Select(Prose.Literal));

    /// <summary>The noun for a metric's repetitions: block for costs, otherwise seed.</summary>
    private static string RepeatedOver(MetricDefinition metric) => metric.Kind == MetricKind.Cost ? "block" : "seed";
}
