using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Languages;

/// <content>The critical batch size.</content>
internal sealed partial class English
{
    /// <inheritdoc/>
    public override Prose CriticalBatchHeading => $"Critical batch size";

    /// <inheritdoc/>
    public override Prose TradeoffTitle(MetricDefinition metric, double target)
        => $"Steps against text to a {Metric(metric)} of {Exact(target)}";

    /// <inheritdoc/>
    public override Prose TradeoffNote =>
        $"Large dots: mean of each batch size; small dots: single runs. Dashes: the fitted line, a hyperbola on these axes; thin: extrapolated. "
        + $"Dotted: a third of the critical batch size, and three times it.";

    /// <inheritdoc/>
    public override Prose StepsOfMinimum => $"Steps, multiples of the minimum";

    /// <inheritdoc/>
    public override Prose TextOfMinimum => $"Text, multiples of the minimum";

    /// <inheritdoc/>
    public override Prose SmallBatches => $"steps halve";

    /// <inheritdoc/>
    public override Prose CriticalBatches => $"trade-off";

    /// <inheritdoc/>
    public override Prose LargeBatches => $"little is saved";

    /// <inheritdoc/>
    public override Prose OverheadColumn => $"Text above its minimum";

    /// <inheritdoc/>
    public override Prose UpToBatchColumn => $"Largest batch size (95 % CI)";

    /// <inheritdoc/>
    public override Prose WithInterval(double value, Interval interval) =>
        $"{Number.ThreeDigits(value)} ({Number.ThreeDigits(interval.Low)} to {Number.ThreeDigits(interval.High)})";

    /// <inheritdoc/>
    public override Prose Say(CriticalBatchFact fact) => fact switch
    {
        CriticalBatchFound found =>
            $"**The critical batch size is {Number.ThreeDigits(found.CriticalBatch)} (95 % CI {Number.ThreeDigits(found.Interval.Low)} "
            + $"to {Number.ThreeDigits(found.Interval.High)}).** "
            + $"{(found.Recorded is { } recorded
                ? (Prose)($"The interval holds wherever in its evaluation interval each run reached the target; "
                    + $"for the values as recorded it is {Number.ThreeDigits(recorded.Low)} to {Number.ThreeDigits(recorded.High)}. ")
                : Prose.Empty)}"
            + $"At the critical batch size both the text and the steps to the target are twice their minimum. By the fit, the minimum of "
            + $"text is {Number.ThreeDigits(found.MinimumExamples)} {(found.Unit == ProgressUnit.Tokens ? "tokens" : "sequences")}, "
            + $"and the minimum of steps is {Number.ThreeDigits(found.MinimumSteps)}. "
            + $"Far below it, doubling the batch halves the steps and needs little more text. Far above it, doubling the batch doubles the "
            + $"text and saves few steps.",
        NoCriticalBatch none => none.Why switch
        {
            CriticalBatchObstacle.TooFewArms => (Prose)$"A critical batch size needs at least three batch sizes.",
            CriticalBatchObstacle.TooFewRuns => $"A critical batch size needs at least three runs of each batch size.",
            CriticalBatchObstacle.NotReached => $"Some runs did not reach the target, so there is no critical batch size: "
                + $"the others are a selection.",
            CriticalBatchObstacle.NoMinimumExamples => $"The text grows in proportion to the batch size, so no batch is small enough to "
                + $"show the critical batch size.",
            _ => $"The text does not grow with the batch size, so no batch is large enough to show the critical batch size.",
        },
        CriticalBatchSides sides => sides.Sides switch
        {
            Identifiability.Identified =>
                (Prose)($"The batch sizes reach from at most a third of it to at least three times it, "
                    + $"so they show both minima."),
            Identifiability.LowerBound =>
                $"**Read it as a lower bound.** An upper bound needs a batch size of at least three times the critical one. "
                + $"The largest is {Number.ThreeDigits(sides.Largest)}, so the minimum of steps is extrapolated.",
            Identifiability.UpperBound =>
                $"**Read it as an upper bound.** A lower bound needs a batch size of at most a third of the critical one. "
                + $"The smallest is {Number.ThreeDigits(sides.Smallest)}, so the minimum of text is extrapolated.",
            _ => $"**The batch sizes lie too close together**: both minima are extrapolated, so neither end of the interval is certain.",
        },
        LineFit { IsRejected: false } line =>
            $"The runs agree with the fitted line (lack-of-fit test, {Number.P(line.P)}).",
        LineFit line =>
            $"**The runs deviate from the fitted line** (lack-of-fit test, {Number.P(line.P)}): the text grows "
            + $"{(line.Curvature == Curvature.Convex ? "faster" : "more slowly")} than linearly with the batch size. "
            + $"Unequal tuning of the batch sizes could cause this, and so could a different law. "
            + $"Claims about the critical batch size must therefore hold without each batch size, too.",
        CriticalBatchMoves moves =>
            $"Without one batch size, the fit gives "
            + $"{List(moves.Without.Select(one =>
                (Prose)$"{Number.ThreeDigits(one.CriticalBatch)} (without {Number.ThreeDigits(one.Batch)})"))}."
            + $"{(moves.HalfGridOff is double off
                ? (Prose)$" With half of each evaluation interval taken off, it gives {Number.ThreeDigits(off)}."
                : Prose.Empty)}",
        CriticalBatchMethod method =>
            $"The text to the target is fitted by a line, E = E_min + S_min · B, weighted for a constant relative error. "
            + $"The critical batch size is E_min / S_min (McCandlish et al. 2018, arXiv:1812.06162). "
            + $"{(method.IsByRun ? "The BCa bootstrap over the runs of each batch size" : "The jackknife over the seeds")} "
            + $"gives its interval.",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, null),
    };
}
