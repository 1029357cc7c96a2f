using LlamaBatch.Claims.Problems;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Reporting.Verdicts;

namespace LlamaBatch.Reporting.Languages;

/// <content>The reasons why a claim has no answer, each with a remedy.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(ClaimProblem problem) => problem switch
    {
        StatedProblem stated => $"{stated.Text}",
        NoVerdict => $"The claim's method returned null; return the verdict of a comparison.",
        FailedCode failed => $"The claim's own code threw {failed.Exception}: {failed.Message}",

        UnknownAxis axis => $"The experiment has no axis {axis.Axis}; its axes are {Joined(axis.Axes)}. Name one of them.",
        TunedAxis axis => $"The axis {axis.Axis} is tuned, so there are results at its best level only. Remove it from the claim.",
        NoLevel axis => $"The claim names no level of {axis.Axis}; name at least one of {Joined(axis.Levels)}.",
        UnknownLevel axis => $"The axis {axis.Axis} has no level {axis.Level}; its levels are {Joined(axis.Levels)}. "
            + $"Name one of them, or add the level to the axis.",
        RepeatedLevel axis => $"The claim names a level of {axis.Axis} twice: {Joined(axis.Levels)}.",
        SeveralArms { IsPareto: true } several => 
            $"The claim asks whether one configuration is non-dominated but names {Names(several.Arms)}; "
            + $"name one level.",
        SeveralArms several => $"The claim asks whether one configuration is the best but names {Names(several.Arms)}; name one level.",

        UnknownMetric metric => $"The experiment does not measure {metric.Key}; add [Measure<{metric.Key}>]. "
            + $"It measures {Joined(metric.Keys)}.",
        WrongBudget { Metric.Kind: MetricKind.Cost } budget => $"{Metric(budget.Metric).Capitalized()} is a cost and has no budget.",
        WrongBudget budget => $"{Metric(budget.Metric).Capitalized()} is a learning metric and needs a budget.",
        UnknownTarget { Targets.Count: 0 } target => $"The experiment has no target {AsWritten(target.Value)}; "
            + $"declare it with [Target<ValidationLoss>({AsWritten(target.Value)})].",
        UnknownTarget target => $"The experiment has no target {AsWritten(target.Value)}; "
            + $"its targets are {Joined(target.Targets.Select(AsWritten))}. Name one of them, or declare it with [Target].",
        UnrankedMetric { Use: RankUse.Pareto } unranked => $"{NoRank(unranked)}, so a Pareto claim cannot use it.",
        UnrankedMetric { Use: RankUse.Target } unranked => $"{NoRank(unranked)}, so it cannot have a target.",
        UnrankedMetric unranked => $"{NoRank(unranked)}. Ask whether it is above or below.",
        NotSteps other =>
            $"A critical batch size needs the steps to a target, not {Metric(other.Metric)}. "
                + $"Use 'ToTarget(...).Steps(...).CriticalBatch()'.",
        ReachedAtStart start =>
            $"A run reached the target before its first step, so {Metric(start.Metric)} give no critical batch size. "
                + $"Choose a harder target.",
        UnknownConversion unit => Conversion(unit),
        MissingArm missing => $"{Metric(missing.Metric).Capitalized()} is not given at {Name(missing.Arm)}; "
            + $"name the same levels for each metric.",

        DifferentMetrics metrics =>
            $"The claim compares {Metric(metrics.Left)} with {Metric(metrics.Right)}; compare a metric with itself.",
        DifferentBudgets budgets => $"The claim compares {Metric(budgets.Metric)} under two budgets, "
            + $"{budgets.Left.ToString()} and {budgets.Right.ToString()}; use one budget on both sides.",
        InvalidMargin margin => $"The claim's margin is {AsWritten(margin.Margin)}; it must be zero or more.",
        NoMargin => $"A claim of equivalence needs a margin above zero; name the smallest difference that matters.",
        NotFiniteNumber => $"The claim compares with a number that is not finite; name a finite one.",
        EmptyInterval interval => $"No number lies between {AsWritten(interval.Low)} and {AsWritten(interval.High)}; "
            + $"write the lower number first.",
        ComparedWithItself arm => $"The claim compares {Name(arm.Arm)} with itself; name another level on one side.",
        SameSettings arms => $"The claim compares {Name(arms.Left)} with {Name(arms.Right)}, "
            + $"which have the same settings and are one configuration. "
            + $"Compare levels whose settings differ.",
        BestOfOne => $"The claim asks for the best of a single configuration; name others.",
        IncomparableSets sets =>
            $"The claim compares the {Metric(sets.Metric)} of {Names(sets.Arms)}, measured on {Difference(sets.Difference)}. "
                + $"These values are not comparable. "
            + $"Compare configurations that share them, or declare the comparison with .{nameof(Samples.AcrossValidationSets)}().",
        IncomparableTokens tokens =>
            $"The claim compares the {Metric(tokens.Metric)} of {Names(tokens.Arms)} at equal tokens, "
                + $"but the token budgets differ ({Tokens(tokens.Tokens)}). "
            + $"Train all on equally many tokens, or declare the comparison with .{nameof(Samples.AcrossTokenBudgets)}().",
        IncomparableSteps steps =>
            $"The claim compares the {Metric(steps.Metric)} of {Names(steps.Arms)} at equal steps, "
                + $"but they make {List(steps.Steps.Select(count => (Prose)$"{count}"))} steps. "
            + $"Train all for equally many steps ({nameof(Training)}.{nameof(Training.Steps)}), "
                + $"or compare them with {nameof(Budget.EqualTokens)}.",
        IncomparableTimes times =>
            $"The claim compares the {Metric(times.Metric)} of {Names(times.Arms)} at equal time, "
                + $"but on one thread they train for {Seconds(times.Shortest)} and {Seconds(times.Longest)}. "
            + $"Set {nameof(Training)}.{nameof(Training.Tokens)} so that the times differ by at most "
                + $"{Quantity(Number.ThreeDigits(100 * Comparability.SameTime), "%")}.",
        UnknownAmount { AreRuns: true } amount =>
            $"The claim compares the {Metric(amount.Metric)} at equal {(amount.Budget == Budget.EqualTime ? "time" : "steps")}, "
                + $"but the table has no curve of it, so its runs have unknown {(amount.Budget == Budget.EqualTime ? "times" : "steps")}. "
            + $"Name a column of {nameof(Progress)}.",
        UnknownAmount amount => $"The claim compares the {Metric(amount.Metric)} at equal time, but nothing tells the time of a step. "
            + $"Add [Measure<{nameof(StepTime)}>], or override {nameof(LlamaExperiment.MeasuredSpeed)}.",
        DifferentQuantities quantities => $"The claim compares {quantities.Left} with {quantities.Right}; compare a quantity with itself.",
        QuantityWithItself quantity => $"The claim compares {Place(quantity.Quantity)} with itself; name another level on one side.",
        ParetoOfOneMetric => $"A Pareto claim needs at least two metrics. With one, ask whether the configuration is the best.",
        ParetoWithoutArm arm => $"The metrics of the Pareto claim are not given at {Name(arm.Arm)}; add it to each of them.",
        ParetoOfOneArm arm => $"The Pareto claim compares {Name(arm.Arm)} with no other configuration; name several levels.",

        TooFewLevels levels => $"A trend of {Metric(levels.Metric)} needs at least {Count(levels.Fewest, "level")}; name more.",
        NotOneAxis { Axes.Count: 0 } axes => $"A trend of {Metric(axes.Metric)} needs an axis that varies; name several levels of one.",
        NotOneAxis axes => $"A trend of {Metric(axes.Metric)} needs one axis that varies, not {List(axes.Axes.Select(Prose.Literal))}. "
            + $"Name one level of the others.",
        RepeatedSettings same => $"The claim asks how {Metric(same.Metric)} depends on {Axis(same.Axis)}, "
            + $"but {Name(same.First)} and {Name(same.Again)} have the same settings; name only one of them.",
        LevelIsNoNumber level => $"The axis {level.Axis} has the level {level.Level}; a trend needs numeric levels.",
        LevelWithoutLogarithm level => $"The claim takes the logarithm of the level {AsWritten(level.Level)}; name levels above zero.",
        LevelBeyondLimit level => $"The claim names {AsWritten(level.Limit)} as the {(level.IsLowest ? "lowest" : "highest")} value "
            + $"of its axis, and the level {AsWritten(level.Level)}; leave out the level or correct the value.",
        EffectOnFit effect => $"The claim takes an effect on {Metric(effect.Metric)}, "
            + $"which is fitted to all seeds together and has no value for each seed. Compare the two directly.",
        UnequalArms arms => $"The claim takes the effect of {Count(arms.Arms, "configuration")} against {arms.Others}; "
            + $"name one on the other side, or as many.",

        OneOutcome { Status: VerdictStatus.Refuted } one => $"{RangeOf(one.Metric)}, so the claim can only be refuted; "
            + $"name a number and a margin that it can reach.",
        OneOutcome one => $"{RangeOf(one.Metric)}, so the claim can only be supported; name a number within that range.",
        MarginBeyondRange beyond =>
            $"{RangeOf(beyond.Metric)}, so no two configurations differ by the margin of {AsWritten(beyond.Margin)}; "
                + $"name a margin in the metric's own unit{(beyond.Metric.Unit == "share" ? ": 0.05 is five percentage points" : "")}.",
        LeftOutByScale left =>
            $"The {ScaleOf(left.Scale)} scale leaves out {Names(left.Arms)}, so nothing is left to compare. "
            + $"{(left.Scale == Scale.Full
                ? (Prose)$"Add it to the levels of the axis."
                : $"Name more levels in {left.Scale.ToString()} = [...] of the axis.")}",
        TooFewRepetitions few =>
            $"{Repetitions(new(few.Count, few.Of))} cannot decide it, whatever is measured; {few.Fewest} are needed. "
            + $"Raise {(few.Of == Repetition.Block ? "CostBlocks" : "Seeds")} of "
            + $"[Experiment]{(few.Scale == Scale.Full ? "" : " or [Scaled]")}.",
        NothingCompared => $"The claim compares nothing. Name levels to compare.",
        NeverDecided never => Paragraph([$"No simulated results decided it.", Paragraph(VerdictHints.Of(never.Verdict))]),
        OnSomeResults some => $"{Say(some.Problem)} This happens where {Where(some.Results)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem, null),
    };

    private static string ScaleOf(Scale scale) => scale.ToString().ToLowerInvariant();

    private static string Where(MadeUp results) => results switch
    {
        MadeUp.Different => "the configurations differ",
        MadeUp.Race => "the configurations reach a target at different times",
        MadeUp.Equal => "all configurations are equal",
        MadeUp.AllDiverged => "every trial diverged",
        MadeUp.SomeDiverged => "some trials diverged",
        MadeUp.SomeMissing => "some trials are missing",
        _ => "no trial has finished",
    };

    /// <summary>The beginning of a sentence that states the range of a metric's values.</summary>
    private Prose RangeOf(MetricDefinition metric)
    {
        Prose low = double.IsFinite(metric.Lowest) ? $"below {AsWritten(metric.Lowest)}" : Prose.Empty;
        Prose high = double.IsFinite(metric.Highest) ? $"above {AsWritten(metric.Highest)}" : Prose.Empty;
        return $"{Metric(metric).Capitalized()} is never {Prose.Join(" or ", [low, high])}";
    }

    private Prose NoRank(UnrankedMetric unranked)
        => $"{Metric(unranked.Metric).Capitalized()} does not rank: neither higher nor lower values are better";

    private Prose Place(Quantity quantity) => quantity.Point is { } point ? Name(point) : Prose.Literal(quantity.Label);

    private Prose Tokens(IReadOnlyList<long> tokens) => $"{List(tokens.Select(count => (Prose)$"{count}"))} tokens";

    private Prose Seconds(double seconds) => Quantity(Number.ThreeDigits(seconds), "s");

    private static string Joined(IEnumerable<string> names) => string.Join(", ", names);

    private Prose Conversion(UnknownConversion unit)
    {
        Prose from = $"{unit.From.ToLowerInvariant()}";
        Prose to = unit.To switch
        {
            TargetCost.Time => $"seconds",
            TargetCost.Flops => (Prose)$"floating-point operations",
            _ => $"{unit.To.ToString().ToLowerInvariant()}",
        };
        string[] members = unit.MembersNeeded;
        return members.Length == 0
            ? (Prose)$"The table counts in {from}, which cannot be converted to {to}. Name a column that counts in {to}."
            : $"The table counts in {from}; converting them to {to} needs {List(members.Select(Prose.Literal))}. "
                + $"Override {(members.Length == 1 ? "it" : "them")} in the record.";
    }
}
