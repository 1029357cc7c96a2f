using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting;

/// <summary>How verdicts are reached, for the section on method: only what the claims of this report need.</summary>
internal static class DecisionWords
{
    /// <summary>A margin of a ratio that shows how little up and down differ.</summary>
    private const double ExampleMargin = 0.05;

    /// <summary>The paragraphs.</summary>
    /// <param name="familyWiseError">The probability of any wrong verdict that is accepted.</param>
    /// <param name="verdicts">The verdicts.</param>
    public static IReadOnlyList<string> Of(double familyWiseError, IReadOnlyList<Verdict> verdicts)
    {
        int trained = verdicts.Count(verdict => verdict.NeedsTraining);
        var evidence = verdicts.SelectMany(verdict => verdict.Evidence).ToList();
        string error = Number.Percent(familyWiseError);
        var paragraphs = new List<string>
        {
            "A claim is decided by a paired t-test against its margin, the smallest difference that matters, in both directions: *Supported* if the effect is beyond the margin, *Refuted* if it is not, "
            + "*Inconclusive* if the seeds, or for costs the blocks, cannot tell. "
            + $"The probability that any of the {(trained > 1 ? $"{Number.Exact(trained)} verdicts" : "verdicts")} that training decides is wrong is held at {error}: p are adjusted for their number (Holm), and a claim is decided where p is at most {error}. "
            + "This error rate covers one look at normal differences between arms that tuning noise and the day of measurement do not shift; Weak evidence names deviations. "
            + "Intervals are not adjusted: each is for its comparison alone."
            + (evidence.SelectMany(part => part.Comparisons).Any(part => part.Metric.Contrast == Contrast.Ratio && part.Margin > 0)
                ? $" Margins of ratios are differences of logarithms: one of {Number.Percent(ExampleMargin)} is {Number.Percent(Math.Exp(ExampleMargin) - 1)} up and {Number.Percent(1 - Math.Exp(-ExampleMargin))} down."
                : ""),
        };
        int pairsOfT = evidence.SelectMany(part => part.Comparisons).Where(part => part is { IsBySign: false, IsOptimum: false, Obstacle: VerdictReason.None }).Select(part => part.Count).DefaultIfEmpty(0).Min();
        if (pairsOfT > 0)
        {
            paragraphs.Add(
                $"The t-test assumes differences without skew. Weak evidence names skewed ones, with a false alarm in {Number.Percent(SkewnessTest.Error)} of reports. In one comparison the check finds exponential tails with a power of "
                + $"{string.Join(", ", ErrorRates.SkewnessPower.Select(entry => $"{Number.Percent(entry.Power)} at {entry.Seeds}"))} pairs, and none below {SkewnessTest.FewestValues}.");
        }

        if (evidence.Any(part => part is BestOf) || verdicts.Any(verdict => verdict.Evidence.Count > 1))
        {
            paragraphs.Add(
                "A claim over several levels is supported only if every one of its comparisons is, and the largest p counts; it is refuted as soon as one is, and the smallest p counts, times their number."
                + (evidence.Any(part => part is BestOf)
                    ? " To be among the best, an arm must have no other better than it by more than the margin, and at least one worse by more: where all are alike, none is best."
                    : ""));
        }

        var flipped = evidence.SelectMany(part => part.Comparisons).Where(part => part.SignFlipP is not null).ToList();
        if (flipped.Count > 0)
        {
            int pairs = flipped.Min(part => part.Count);
            int onOneSide = flipped.Count(part => part.SignFlipP <= SignFlipTest.SmallestP(part.Count));
            paragraphs.Add(
                "A second opinion, which needs no normal distribution and decides nothing, is the exact test by sign flips. Where all pairs lie on one side of the margin its p is the smallest possible, "
                + $"{Number.P(SignFlipTest.SmallestP(pairs))} with {Number.Exact(pairs)} pairs"
                + (onOneSide < flipped.Count
                    ? $": so it is in {Number.Exact(onOneSide)} of the {Words.Count(flipped.Count, "comparison")} here. In the others its p stands beside the effect, not adjusted."
                    : ": so it is in every comparison here."));
        }

        paragraphs.Add(
            "Where a trial diverged or ended early, the signs of the differences decide instead of their mean: the effect is then their median, "
            + "its interval the exact one of the sign test, at the next level above 95 % that so few differences can have, and open where a value was not reached. "
            + "Of a trial that diverged it counts only that it is no better than a model that knows nothing.");
        if (evidence.SelectMany(part => part.Comparisons).Any(part => part.Left.EndsBeforeOptimum is not null || part.Right.EndsBeforeOptimum is not null))
        {
            paragraphs.Add(
                "A best level is the vertex of the parabola over the logarithm of the level through the best level named and its two neighbors. The t test of the slope decides on which side of a number it lies; "
                + "the interval holds all numbers that this test does not exclude (Fieller 1954), and is open where the curve is flat. It does not hold how far the curve is from a parabola.");
        }

        if (evidence.SelectMany(part => part.Comparisons).Any(part => part.Metric is { IsTimed: true, Kind: not MetricKind.Cost }))
        {
            paragraphs.Add("A time to a target is the tokens that a seed took times the step time of the block of cost trials of the same number, so that its interval holds how both vary.");
        }

        return paragraphs;
    }

}
