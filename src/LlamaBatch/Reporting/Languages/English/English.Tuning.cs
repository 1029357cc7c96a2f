using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Languages;

/// <content>Caveats about tuning.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose Say(GridEdge fact) =>
        $"**Optimum at the edge of the grid.** The tuned {Level(fact.Level)} is at the edge of its grid at {Points(fact.Points)}. "
        + $"If a level beyond it is possible, it may do better.";

    /// <inheritdoc/>
    public override Prose Say(UndecidedTuning fact) =>
        $"**Tuning within noise.** At {Points(fact.Points)}, the {fact.Levels} {Axes(fact.Chosen.Axis)} cannot be distinguished with these "
        + $"tuning seeds (ANOVA, {Number.P(fact.P)}), so noise may have chosen {Bare(fact.Chosen)}.";

    /// <inheritdoc/>
    public override Prose Say(OptimisticTuning fact)
    {
        TuningOptimism first = fact.Points[0];
        return $"**Optimistic tuning.** At {Point(first.Point)}, the chosen {Axis(fact.Axis)} has {Article(fact.Metric)} of "
            + $"{On(first, first.Tuning)} on the tuning seeds and {On(first, first.Evaluation)} on the evaluation seeds"
            + $"{Prose.Join("", fact.Points.Skip(1).Select(Other))}. "
            + $"The best of {fact.Levels} noisy means looks too good. Claims use the evaluation seeds only.";

        Prose On(TuningOptimism at, double mean) => Value(fact.Metric, mean, Math.Abs(at.Evaluation - at.Tuning) / 10);

        Prose Other(TuningOptimism at) => $"; at {Point(at.Point)}, {On(at, at.Tuning)} and {On(at, at.Evaluation)}";
    }

    /// <inheritdoc/>
    public override Prose Say(SharedWindows fact) =>
        $"**Shared validation windows.** Tuning and evaluation use the same validation windows, with different seeds. "
        + $"The tuned values may fit these windows better than other text.";

    /// <inheritdoc/>
    public override Prose Say(NoisyTuning fact)
    {
        SeedError first = fact.Errors[0];
        Prose others = Prose.Join("", fact.Errors.Skip(1).Select(one => (Prose)$" and {Percent(one.Error)} with {one.Seeds}"));
        Prose rates = $"Without noise in tuning, a false claim with a margin of 0 is supported with a probability of "
            + $"{Percent(fact.Nominal)}. "
            + $"If noise chose the tuned values, this probability is {Percent(first.Error)} with {first.Seeds} evaluation seeds{others}. "
            + $"More evaluation seeds narrow the interval, but do not remove the bias of a badly tuned value.";
        return fact.IsSingleSeed
            ? $"**Single tuning seed.** With one tuning seed, noise may have chosen the values. {rates} Tune on several tuning seeds."
            : (Prose)$"**Effect of noisy tuning.** {rates} Tune on more tuning seeds.";
    }

    /// <inheritdoc/>
    public override Prose Say(TunedForTheEnd fact)
    {
        Prose axis = Axis(fact.Axis);
        Prose target = Exact(fact.Target);
        return $"**Tuned for another goal.** The {axis} is tuned for the end of the run, not for the target {target}. "
            + $"Other values reach the target sooner in the tuning trials: {Series(fact.Points.Select(Sooner))}. "
            + $"Tune for it with `TunedPer(…, For = {target})`.";
    }

    private Prose Sooner(SoonerElsewhere one) =>
        $"at {Point(one.Point)}, {Bare(one.Best.Level)} takes {Steps(one.Best)} and the chosen {Bare(one.Chosen.Level)} "
        + $"{Steps(one.Chosen)}";

    private static Prose Steps(StepsAt one) => one.IsAtLeast ? $"at least {Count(one.Steps, "step")}" : Count(one.Steps, "step");
}
