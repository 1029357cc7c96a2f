using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Languages;

/// <content>The critical batch size and the law by which it is estimated.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose CriticalBatchHeading => $"Critical batch size";

    /// <inheritdoc/>
    public override Prose TradeoffTitle(MetricDefinition metric, double target)
        => $"Steps against text to a {Metric(metric)} of {Exact(target)}";

    /// <inheritdoc/>
    public override Prose TradeoffNote =>
        $"Large dots: mean of each batch size; small dots: single runs. Dashes: the fitted law; thin: extrapolated. "
        + $"Dotted: a third of the critical batch size, and three times it. Both axes are logarithmic.";

    /// <inheritdoc/>
    public override Prose StepsOfMinimum => $"Steps, multiples of the minimum";

    /// <inheritdoc/>
    public override Prose TextOfMinimum => $"Text, multiples of the minimum";

    /// <inheritdoc/>
    public override Prose SmallBatches => $"small";

    /// <inheritdoc/>
    public override Prose CriticalBatches => $"balanced";

    /// <inheritdoc/>
    public override Prose LargeBatches => $"large";

    /// <inheritdoc/>
    public override Prose BeforeOverheads => $"Batch sizes at which the law predicts a given amount of text beyond the minimum:";

    /// <inheritdoc/>
    public override Prose OverheadColumn => $"Extra text";

    /// <inheritdoc/>
    public override Prose UpToBatchColumn => $"Batch size (95 % CI)";

    /// <inheritdoc/>
    public override Prose WithInterval(double value, Interval interval) =>
        $"{Number.ThreeDigits(value)} ({Number.ThreeDigits(interval.Low)} to {Number.ThreeDigits(interval.High)})";

    /// <inheritdoc/>
    public override Prose Say(CriticalBatchFact fact) => fact switch
    {
        CriticalBatchLead { Found: [var only] } =>
            ((Prose)$"The critical batch size for {Article(only.Metric)} of {Exact(only.Target)} is {Lead(only)}.").Bold(),
        CriticalBatchLead several =>
            ((Prose)$"The critical batch size is {List(several.Found.Select(one => one.At.Count > 0
                ? (Prose)$"{Lead(one)} at {Point(one.At)}"
                : $"{Lead(one)} for {Article(one.Metric)} of {Exact(one.Target)}"))}.").Bold(),
        CriticalBatchLaw law =>
            $"A law predicts the text E, in {Unit(law.Unit)}, that a batch size B needs to reach a target: E = E_min + S_min · B, where "
            + $"E_min is the minimum amount of text and S_min the minimum number of steps (McCandlish et al. 2018, arXiv:1812.06162). "
            + $"The critical batch size is E_min / S_min. At this batch size, both text and steps are twice their minimum. "
            + $"Far below the critical batch size, doubling the batch halves the steps and needs little more text. "
            + $"Far above it, doubling the batch doubles the text and saves few steps. "
            + $"The law is fitted to the runs by least squares; the weights assume that all runs have the same relative error. "
            + $"{(law.IsByRun ? "The BCa bootstrap over the runs of each batch size" : "The jackknife over the seeds")} "
            + $"gives the interval of the critical batch size.",
        CriticalBatchFound found =>
            $"**The critical batch size is {Number.ThreeDigits(found.CriticalBatch)} (95 % CI {Number.ThreeDigits(found.Interval.Low)} "
            + $"to {Number.ThreeDigits(found.Interval.High)}"
            + $"{(found.Without is var (least, most)
                ? (Prose)($" if the law holds; without one of the batch sizes, the estimate is {Number.ThreeDigits(least)} "
                    + $"to {Number.ThreeDigits(most)}")
                : Prose.Empty)}).** "
            + $"The minimum amount of text is {Number.ThreeDigits(found.MinimumExamples)} {Unit(found.Unit)}, "
            + $"and the minimum number of steps is {Number.ThreeDigits(found.MinimumSteps)}."
            + $"{(found.Recorded is { } recorded
                ? (Prose)($" Each run reached the target at an unknown time between two evaluations, and the confidence interval "
                    + $"allows for any time between them. If each run reached it at the later evaluation, the interval is "
                    + $"{Number.ThreeDigits(recorded.Low)} "
                    + $"to {Number.ThreeDigits(recorded.High)}.")
                : Prose.Empty)}",
        NoCriticalBatch none => none.Why switch
        {
            CriticalBatchObstacle.TooFewArms => (Prose)$"A critical batch size needs at least three batch sizes.",
            CriticalBatchObstacle.TooFewRuns => $"A critical batch size needs at least three runs of each batch size.",
            CriticalBatchObstacle.NotReached => $"Some runs did not reach the target, so there is no critical batch size: "
                + $"the other runs alone would give a biased one.",
            CriticalBatchObstacle.NoMinimumExamples => $"The text grows in proportion to the batch size, so no batch is small enough to "
                + $"show the critical batch size.",
            _ => $"The text does not grow with the batch size, so no batch is large enough to show the critical batch size.",
        },
        CriticalBatchSides sides => sides.Sides switch
        {
            Identifiability.Identified =>
                (Prose)($"The smallest batch size is at most a third of the critical one and the largest at least three times it, "
                    + $"so the runs show both minima."),
            Identifiability.LowerBound =>
                $"**The critical batch size may be larger.** The largest batch size, {Number.ThreeDigits(sides.Largest)}, is less "
                    + $"than three times the critical "
                + $"one. So the minimum number of steps is extrapolated, and the upper end of the interval is uncertain.",
            Identifiability.UpperBound =>
                $"**The critical batch size may be smaller.** The smallest batch size, {Number.ThreeDigits(sides.Smallest)}, is more "
                    + $"than a third of the critical "
                + $"one. So the minimum amount of text is extrapolated, and the lower end of the interval is uncertain.",
            _ => $"**The batch sizes lie too close together**: both minima are extrapolated, so both ends of the interval are uncertain.",
        },
        LawFit { IsRejected: false } law => $"The runs agree with the law (lack-of-fit test, {Number.P(law.P)}).",
        LawFit law =>
            $"**The runs deviate from the law** (lack-of-fit test, {Number.P(law.P)}): the text grows "
            + $"{(law.Curvature == Curvature.Convex ? "faster" : "more slowly")} than linearly with the batch size. "
            + $"{Cause(law)}",
        CriticalBatchMoves moves =>
            $"When one batch size is left out, the fit gives a critical batch size of "
            + $"{List(moves.Without.Select(one =>
                (Prose)$"{Number.ThreeDigits(one.CriticalBatch)} (without {Number.ThreeDigits(one.Batch)})"))}."
            + $"{(moves.HalfGridOff is double off
                ? (Prose)$" If each run reached the target halfway between two evaluations, the fit gives {Number.ThreeDigits(off)}."
                : Prose.Empty)}"
            + $"{(moves.MustHold
                ? (Prose)$" A claim about the critical batch size must hold in each of these fits."
                : Prose.Empty)}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };

    private static string Unit(ProgressUnit unit) => unit == ProgressUnit.Tokens ? "tokens" : "sequences";

    private static Prose Lead(CriticalBatchAt one) =>
        $"{Number.ThreeDigits(one.CriticalBatch)} (95 % CI {Number.ThreeDigits(one.Interval.Low)} to "
        + $"{Number.ThreeDigits(one.Interval.High)}{one.Sides switch
        {
            Identifiability.LowerBound => "; may be larger",
            Identifiability.UpperBound => "; may be smaller",
            Identifiability.None => "; extrapolated",
            _ => "",
        }})";

    /// <summary>A sentence about the possible causes of a deviation from the law.</summary>
    private static Prose Cause(LawFit law) =>
        law.IsExplainedByGrid
            ? $"Possible causes: evaluations too far apart (for some times between two evaluations, the lack-of-fit test gives "
                + $"{Number.P(law.WithinGrid!.Value)}), unequal tuning of the batch sizes, or a law of another form."
            : (Prose)($"{(law.WithinGrid is double p
                ? (Prose)($"The distance between evaluations does not explain the deviation ({Number.P(p)}{(p < 0.001 ? "" : " or less")}, "
                    + $"wherever between two evaluations the runs reached the target). ")
                : Prose.Empty)}"
                + $"Possible causes: unequal tuning of the batch sizes, or a law of another form.");
}
