using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Hints: what would decide a claim, or what limits its verdict.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(Hint hint) => hint switch
    {
        TooFewPairs few => $"The two sides have {Repetitions(few.Pairs)} in common; a verdict needs at least {few.Fewest}.",
        SignsCount signs =>
            $"Because {WhySigns(signs)}, only the signs of the differences count. "
            + $"With {Repetitions(signs.Pairs)} p is at least "
            + $"{Number.Measured(signs.SmallestP, 2)}"
            + $"{(signs.Fewest is int fewest ? $"; {Repetitions(new(fewest, signs.Pairs.Of))} can decide" : Prose.Empty)}"
            + $"{(signs.Claims > 1 ? $" among {signs.Claims} claims" : Prose.Empty)}.",
        DominanceOpen open => $"{Repetitions(open.Pairs)} do not settle whether {Name(open.Rival)} dominates {Name(open.Arm)}; "
            + $"{Metric(open.LeastCertain)} is the least certain.",
        BatchSizesNeeded { Smallest: null, Largest: null } =>
            $"The batch sizes lie too close together for a critical batch size.",
        BatchSizesNeeded needed =>
            $"To bound the critical batch size on both sides, add a batch size of {Prose.Join(" and one of ",
            [
                needed.Smallest is double small ? $"at most {Number.ThreeDigits(small)}" : Prose.Empty,
                needed.Largest is double large ? $"at least {Number.ThreeDigits(large)}" : Prose.Empty,
            ])}.",
        UnstableCriticalBatch =>
            $"The runs deviate from the fitted law, and leaving out one batch size moves the critical batch size across this number.",
        CoarseEvaluationGrid =>
            $"The evaluations are so far apart that no number of runs can decide the claim. Evaluate more often.",
        NothingHappened none => $"{Metric(none.Metric).Capitalized()} is 0 in every trial, so it shows no difference between the "
            + $"configurations. To decide the claim, train with settings at which it is above 0, or compare another metric.",
        FlatCurve flat => $"With {Repetitions(flat.Pairs)}, the curve is too flat to show on which side the best level lies. "
            + $"Train more {NounOf(flat.Pairs.Of)}s, or name levels farther from the optimum.",
        StepwiseFit fit => $"{Metric(fit.Metric).Capitalized()} takes few distinct values and changes by steps, "
            + $"so it has no standard error. Fit a quantity that changes with every mean, or compare the configurations.",
        DivergedFit => $"A diverged trial has no loss to fit. Name levels at which no trial diverges.",
        MarginInInterval margin => $"The margin of {Margin(margin.Margin)} lies within the interval, although the interval is narrow.",
        Power power => PowerOf(power),
        OnTheBorder border => $"All {NounOf(border.Of)}s agree and lie exactly on the "
            + $"{(border.HasMargin ? "margin" : "border of the claim")}.",
        OptimumAtEnd =>
            $"The best of the named levels is the first or the last one, at least with some of the seeds left out. "
            + $"The optimum may lie outside the named levels. Name levels on both sides of it.",
        RangeAtEdge =>
            $"The range reaches the first or the last of the named levels, so its width may be larger. Name levels beyond its ends.",
        EdgeThreat edge => $"{AtEdge(edge.Arm, edge.Levels)}. A wider grid might improve it and change the verdict.",
        TunedToEdge edge => $"{AtEdge(edge.Arm, edge.Levels)}.",
        NoFinishedTrial none => $"{Name(none.Arm).Capitalized()} has no finished trial to compare.",
        SmokeRun => $"A smoke run decides nothing; run the quick or the full scale.",
        BothDiverged both => $"Every trial of {Name(both.Left)} and {Name(both.Right)} diverged.",
        TargetMissed { Metric.Origin: MatchedAt at } missed =>
            $"{Count(missed.Trials, "trial")} of {Name(missed.Arm)} did not cross a {Metric(at.Reached)} of {AsWritten(at.Target)} between "
            + $"two measurements. Compare at another value, measure more often, or train longer.",
        NaNValues nan => $"{Metric(nan.Metric).Capitalized()} is NaN in {Count(nan.Trials, "trial")} of {Name(nan.Arm)}.",
        IncomparableValue { Metric.Contrast: Contrast.Ratio } value => $"{Metric(value.Metric).Capitalized()} of {Name(value.Left)} or "
            + $"{Name(value.Right)} has a value that cannot be compared by ratio.",
        IncomparableValue value => $"{Metric(value.Metric).Capitalized()} of {Name(value.Left)} or {Name(value.Right)} has a value that is "
            + $"not finite.",
        DisturbedTiming timing => $"The machine was disturbed while {Name(timing.Left)} or {Name(timing.Right)} was timed, "
            + $"also when measured again. Run it on a quiet machine with `--fresh`.",
        UnknownFromBounds => $"Values that were not reached, or were reached before the first measurement, "
            + $"leave the computed quantity unknown. Use a larger budget or another target.",
        MostlyNotReached most => $"More than half of the trials of {Name(most.Arm)} ended before reaching the value. "
            + $"Use a larger budget or an easier target.",
        CrowdedFront front =>
            $"With {front.NonDominated} non-dominated configurations of {front.Arms}, being non-dominated means little. "
            + $"Compare fewer metrics, or weigh the metrics against each other.",
        BetterArm better => $"{Name(better.Arm).Capitalized()} is better.",
        FlatOptimum flat => $"The optimum is flat: no other configuration is worse by more than {Margin(flat.Margin)}.",
        MarginAllows margin => $"The claim allows at most {Margin(margin.Margin)}.",
        MarginAsks margin => $"The claim asks for more than {Margin(margin.Margin)}.",
        MarginRanges { Sides: [{ Ranges: [{ From: null, To: null }] } only] } all =>
            $"The claim {(all.Unit is null ? "stays" : "is")} {Status(only.Status)} "
                + $"{(all.Unit is null ? "if all its margins are multiplied by the same factor" : "for every margin")}.",
        MarginRanges ranges => Paragraph(
        [
            $"{(ranges.Unit is null ? "If one factor scaled all margins, the claim" : "The claim")} would be "
                + $"{Prose.Join(", and ", ranges.Sides.Select(side => SideOf(side.Status, side.Ranges, ranges.Unit)))}.",
            ranges.NoLongerBest is { } arm ? Flat(ranges, arm) : Prose.Empty,
        ]),
        DecidedWithout absent => $"Decided without {Names(absent.Arms)}, which this scale leaves out.",
        DeclaredSets sets => $"The configurations are measured on {Difference(sets.Difference)}, which the claim allows.",
        DeclaredTokens budgets => $"The token budgets differ ({Tokens(budgets.Tokens)}), which the claim allows.",
        StepsHeldEqual held => $"Each configuration makes {held.Steps} steps.",
        TimesHeldEqual held when Number.ThreeDigits(held.Shortest) == Number.ThreeDigits(held.Longest) =>
            $"Each configuration trains for {Seconds(held.Longest)} on one thread.",
        TimesHeldEqual held => $"Each configuration trains for {Seconds(held.Shortest)} to {Seconds(held.Longest)} on one thread.",
        LacksRepetitions lacks => $"{Name(lacks.Arm).Capitalized()} lacks {Plural(lacks.Missing.Count, NounOf(lacks.Of))} "
            + $"{List(lacks.Missing.Select(one => (Prose)$"{one}"))}.",
        SomeDiverged some => $"{some.Diverged} of {Count(some.Trials, some.AreRuns ? "run" : "trial")} of {Name(some.Arm)} diverged; "
            + $"each is scored as {(some.AreRuns ? "no better than the worst run that did not" : "a uniform model")}.",
        UpdatesMade updates =>
            $"Weight updates on the same text: {List(updates.Arms.Select(one => (Prose)$"{one.Updates} at {Name(one.Arm)}"))}.",
        ArmGaps gap => GapOf(gap),
        _ => throw new ArgumentOutOfRangeException(nameof(hint), hint, null),
    };

    private Prose PowerOf(Power power)
    {
        Prose study = power.Claims > 1 ? $"{Repetitions(power.Pairs)} and {power.Claims} claims" : Repetitions(power.Pairs);
        Prose size = Quantity(Number.Measured(power.Detectable, 2), power.Margin.Unit);
        Prose distance = power.Margin.Amount > 0
            ? $"{size} from the margin of {Margin(power.Margin)}"
            : (Prose)$"{size} from the claim's limit";
        Prose smaller = power.Needed is not int needed ? Prose.Empty
            : power.Margin.Amount > 0
                ? $" For a true effect {Margin(power.Margin)} from the margin, this power needs {Repetitions(new(needed, power.Pairs.Of))}."
            : (Prose)$" For a true effect as large as the observed one, this power needs {Repetitions(new(needed, power.Pairs.Of))}.";
        return $"With {study}, this study has 80 % power to decide the claim if the true effect lies {distance}.{smaller}";
    }

    private Prose GapOf(ArmGaps gap)
    {
        string loss = gap.Gaps.Count > 2 ? "the highest validation loss of these" : "the higher validation loss";
        Prose says = gap.Worst is not { } worst ? Prose.Empty
            : gap.IsWorse ? $" {Name(worst).Capitalized()} has {loss} and generalizes worse: its gap is larger "
                + $"than that of {Name(gap.Best)}."
            : (Prose)($" {Name(worst).Capitalized()} has {loss}, but "
                + $"{(gap.IsSmaller ? "a smaller gap than" : "its gap is not significantly larger than that of")} "
                + $"{Name(gap.Best)}.{(gap.HasLearnedLess
                    ? $" It trained less: it made fewer updates and has a higher training loss than {Name(gap.Best)}."
                    : Prose.Empty)}");
        Prose gaps = List(gap.Gaps.Select(one => Prose.Literal(Number.ByError(one.Gap, one.Error))));
        return $"In the same order, the gap between validation and training loss is {gaps} nats/token.{says}";
    }

    private Prose AtEdge(ArmName arm, IReadOnlyList<Trials.AxisLevel> levels) =>
        $"{Name(arm).Capitalized()} is best at {List(levels.Select(Level))}, the edge of its grid";

    private Prose SideOf(VerdictStatus status, IReadOnlyList<ReadableRange> ranges, string? unit) =>
        $"{Status(status)} for every {(unit is null ? "factor" : "margin")} "
            + $"{Prose.Join(" or ", ranges.Select((range, i) => RangeOf(range, unit, isLast: i == ranges.Count - 1)))}";

    private Prose Flat(MarginRanges ranges, ArmName arm)
    {
        ReadableRange last = ranges.Sides.First(side => side.Status == VerdictStatus.Refuted).Ranges[^1];
        return $"A configuration that is among the best must also beat at least one other by more than the margin. "
            + $"For {(ranges.Unit is null ? "factors" : "margins")} {RangeOf(last, ranges.Unit, isLast: true)}, {Name(arm)} does not.";
    }

    /// <summary>A range of margins: <c>between 0.1 and 0.2 nats/token</c>. A percent sign follows both numbers.</summary>
    private Prose RangeOf(ReadableRange range, string? unit, bool isLast)
    {
        Prose Bare(string number) => unit == "%" ? Quantity(number, unit) : $"{number}";
        Prose End(string number) => !isLast || unit is null ? Bare(number) : Quantity(number, unit);
        return range switch
        {
            { From: null } => $"below {End(range.To!)}",
            { To: null } => $"above {End(range.From)}",
            _ => $"between {Bare(range.From)} and {End(range.To)}",
        };
    }

    /// <summary>The reason why the sign test decides, as a clause: <c>values were not reached</c>.</summary>
    private static string WhySigns(SignsCount signs) => signs.NotReached ? "values were not reached"
        : signs.ReachedBefore ? "values were reached before the first measurement"
        : "trials diverged";
}
