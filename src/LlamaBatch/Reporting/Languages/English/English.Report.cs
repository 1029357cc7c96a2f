using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>The kind of run that a report describes, and notes on its tables.</content>
internal sealed partial class English
{
    /// <summary>The first words of the report of an experiment that was never run. No other report contains them.</summary>
    public const string NotYetRun = "Not yet run.";

    /// <inheritdoc/>
    public override Prose Say(NothingRun fact) =>
        $"{((Prose)$"{NotYetRun}").Bold()} The design: {Said(fact.Design)}. Claims that arithmetic decides are decided below. "
            + $"To train: `{Prose.Code(fact.Command)}`.";

    /// <inheritdoc/>
    public override Prose Say(ArithmeticOnly fact) => $"**Nothing is trained.** Arithmetic and published numbers decide all claims.";

    /// <inheritdoc/>
    public override Prose Say(NothingFinished fact) =>
        $"**No trial has finished.** {Count(fact.Failed, "trial")} failed; Deviations names the reason. "
        + $"The design: {Said(fact.Design)}. To retry: `{Prose.Code(fact.Command)}`.";

    /// <inheritdoc/>
    public override Prose Say(Unfinished fact) =>
        $"**Unfinished**: some trials are missing (see Deviations), so verdicts may still change. "
            + $"If you compute verdicts more than once, the error rates are higher than stated below. "
        + $"The design: {Said(fact.Design)}.";

    /// <inheritdoc/>
    public override Prose Say(SmallerRun fact) => fact.Scale == Scale.Smoke
        ? (Prose)$"**This is a smoke run** ({Said(fact.Design)}). It checks that everything works and decides no claim that needs training."
        : $"**This is a quick run** ({Said(fact.Design)}). It has fewer levels and tokens than the full experiment; "
            + $"its verdicts hold within this smaller scope.";

    /// <inheritdoc/>
    public override Prose Say(LevelExtremes fact)
    {
        bool isHigherBetter = fact.Metric.Better == Better.Higher;
        Prose worst = fact.Worst is var (level, value)
            ? $"; {Level(level)} has the {(isHigherBetter ? "lowest" : "highest")}, {Number.WithError(value.Mean, value.HalfWidth)}"
            : Prose.Empty;
        return $"{Level(fact.Best).Capitalized()} has the {(isHigherBetter ? "highest" : "lowest")} {Metric(fact.Metric)}, "
            + $"{Quantity(Number.WithError(fact.Value.Mean, fact.Value.HalfWidth), fact.Metric.Unit)}{worst} "
            + $"(mean ± half-width of the 95 % CI, {Count(fact.Seeds, "seed")}).";
    }

    /// <inheritdoc/>
    public override Prose Say(OthersAtBaseline fact) => $"Held at the baseline: {Prose.Join(", ", fact.Levels.Select(Level))}.";

    /// <inheritdoc/>
    public override Prose Say(NotComparable fact)
    {
        Prose reason = fact.Obstacle.Difference is { } difference
            ? $"the configurations are measured on {Difference(difference)}"
            : Clause(fact.Obstacle);
        return $"**Not directly comparable here: {List(fact.Metrics.Select(Metric))}.** {reason.Capitalized()}. "
            + $"A claim that compares such values must declare it.";
    }

    /// <inheritdoc/>
    public override Prose Say(MeansOverSeeds fact) =>
        $"At the end of the run: mean ± half-width of the 95 % CI over "
            + $"{(fact.Seeds is int seeds ? (Prose)$"{Count(seeds, "seed")}. No trial here diverged." : $"seeds.")}";

    /// <inheritdoc/>
    public override Prose Say(MeansOverBlocks fact) =>
        $"Costs: mean ± half-width of the 95 % CI over {Count(fact.Blocks, "block")} of cost trials; "
            + $"steps, tokens and updates follow from the settings.";

    /// <inheritdoc/>
    public override Prose Say(SameAtEveryLevel fact) =>
        $"Here, all configurations have {List(fact.Costs.Select(Planned))}.";

    /// <inheritdoc/>
    public override Prose Say(PredictedCosts fact)
    {
        Prose times = fact switch
        {
            { IsTimeMeasured: false } => Prose.Empty,
            { IsTimePredicted: true } => $" Times were predicted before the run, from the speed that `doctor --calibrate` had measured.",
            { IsTimePredictable: false } => $" Times were not predicted: a prediction needs the fast step in float32.",
            _ => $" Times were not predicted, because `doctor --calibrate` had not measured this machine.",
        };
        return $"The table shows predicted costs, and measured means divided by them. Memory is predicted from the settings.{times}";
    }

    /// <inheritdoc/>
    public override Prose Say(TargetsAhead fact) =>
        $"The validation curves will show what it takes to reach "
            + $"{Series(fact.Targets.Select(target => (Prose)$"{Article(target.Metric)} of {Exact(target.Value)} {target.Metric.Unit}"))}.";

    /// <inheritdoc/>
    public override Prose Say(TargetReading fact)
    {
        Prose falls = fact.RateFalls
            ? $" **The learning rate falls over the whole run, so the middle of a run differs from the end of a shorter run. "
                + $"A shorter run decays earlier and might reach the target with fewer tokens.**"
            : Prose.Empty;
        return $"The tokens to a target are read from the validation curves"
            + $"{(fact.Every is double every ? (Prose)$", which are measured every {Tokens(every)}" : Prose.Empty)}. "
            + $"Between two measurements, a curve is linear over the logarithm of the tokens. "
            + $"A target counts as reached only if the next two measurements reach it too. "
            + $"The tables show the mean ± half-width of the 95 % CI over seeds."
            + $"{(fact.HasMisses
                ? " If some seeds did not reach the target within their budget, the tables show the median; if most did not, a lower bound."
                : "")}{falls}";
    }

    /// <inheritdoc/>
    public override Prose Say(TuningPlan fact) =>
        $"Tuned{Per(fact.Per)} on {Count(fact.Seeds, "seed")} separate from the evaluation seeds, "
            + $"over {Prose.Join(", ", fact.Levels.Select(Bare))}.";

    /// <inheritdoc/>
    public override Prose Say(TuningScores fact)
    {
        Prose spread = fact.Seeds > 1 ? $" ± half of their range" : Prose.Empty;
        Prose misses = fact.HasMisses ? $" A trial that did not reach the target counts with its whole budget (≥)." : Prose.Empty;
        Prose others = fact.IsJoint ? $"Other tuned axes are at their best levels. " : Prose.Empty;
        return $"{Title(fact.Metric)} ({fact.Unit}){AtEnd(fact.IsAtEnd)}, mean of {Count(fact.Seeds, "tuning seed")}{spread}. {others}"
            + $"The best value{Per(fact.Per)} was then used on the evaluation seeds.{misses}";
    }

    private static Prose Said(Design design) => design.Seeds > 0
        ? (Prose)($"{Count(design.Points, "configuration")}, {Count(design.Seeds, "evaluation seed")}, "
            + $"{Exact(design.Tokens)} training tokens each")
        : $"{Count(design.Points, "configuration")}, {Count(design.Blocks, "block")} of cost trials";

    private static Prose Exact((long Least, long Most) range)
        => range.Least == range.Most ? $"{range.Least}" : (Prose)$"{range.Least} to {range.Most}";

    private static Prose AtEnd(bool isAtEnd) => isAtEnd ? $" at the end of the run" : Prose.Empty;

    private static Prose Planned(PlannedCost cost) => cost.Of switch
    {
        ReportColumn.Steps => $"{cost.Text} steps",
        ReportColumn.Tokens => $"{cost.Text} tokens",
        ReportColumn.Updates => $"{cost.Text} updates per million tokens",
        ReportColumn.Memory => $"{cost.Text} of memory",
        _ => throw new ArgumentOutOfRangeException(nameof(cost), cost, null),
    };
}
