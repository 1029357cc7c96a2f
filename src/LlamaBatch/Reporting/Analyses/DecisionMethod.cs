using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Describes the rules that decide verdicts. Rules that no claim of the report needs are left out.</summary>
internal static class DecisionMethod
{
    /// <summary>Facts about the rules, one paragraph each.</summary>
    /// <param name="familyWiseError">The family-wise error rate.</param>
    /// <param name="verdicts">The verdicts.</param>
    public static IEnumerable<Fact> Of(double familyWiseError, IReadOnlyList<Verdict> verdicts)
    {
        var evidence = verdicts.SelectMany(verdict => verdict.Evidence).ToList();
        var comparisons = evidence.SelectMany(part => part.Comparisons).ToList();
        int trained = verdicts.Count(verdict => verdict.NeedsTraining);
        double? ratioMargin = comparisons.Where(part => part.Metric.Contrast == Contrast.Ratio && part.Margin > 0)
            .Max(part => (double?)part.Margin);
        bool areRuns = comparisons.Exists(part => part.Repetition == Repetition.Run);
        yield return areRuns
            ? new UnpairedRule(trained, familyWiseError, ratioMargin, comparisons.Exists(part => !part.IsByBootstrap))
            : new DecisionRule(trained, familyWiseError, ratioMargin, comparisons.Exists(part => !part.AsksForDifference));
        if (comparisons.Exists(part => part.IsCriticalBatch))
        {
            yield return new CriticalBatchRule(areRuns);
        }

        comparisons.RemoveAll(part => part.IsByBootstrap);
        var paired = comparisons.FindAll(
            part => part is { IsUnpaired: false, IsBySign: false, IsOptimum: false, Obstacle: VerdictReason.None, Count: > 0 });
        if (paired.Count > 0)
        {
            int pairs = paired.Min(part => part.Count);
            yield return new SkewCheck(pairs, pairs < SkewnessTest.FewestValues ? 0 : ErrorRates.At(ErrorRates.SkewnessPower, pairs));
        }

        if (evidence.Exists(part => part is BestOf or NonDominance) || verdicts.Any(verdict => verdict.Evidence.Count > 1))
        {
            yield return new SeveralComparisons(
                evidence.Exists(part => part is BestOf), evidence.Exists(part => part is NonDominance));
        }

        // If every sign-flip p value is the smallest possible for its number of pairs, the test adds no information.
        var flipped = comparisons.FindAll(part => part.SignFlipP is not null);
        int smallest = flipped.Count(part => part.SignFlipP <= SignFlipTest.SmallestP(part.Count));
        if (smallest < flipped.Count)
        {
            int pairs = flipped.Min(part => part.Count);
            yield return new SignFlipOpinion(pairs, SignFlipTest.SmallestP(pairs), smallest, flipped.Count);
        }

        if (evidence.Count == 0 || comparisons.Exists(part => part.IsBySign))
        {
            yield return new SignRule(areRuns);
        }

        if (comparisons.Exists(part => part.Left.EndsBeforeOptimum is not null || part.Right.EndsBeforeOptimum is not null))
        {
            yield return new BestLevelRule();
        }

        if (comparisons.Exists(part => part.Left.Ratio is not null))
        {
            yield return new RatioRule();
        }

        if (comparisons.Exists(part => part.IsOfCurves))
        {
            yield return new CurveRule();
        }

        if (comparisons.Exists(part => part.Metric is { IsTimed: true, Kind: not MetricKind.Cost }))
        {
            yield return new TargetTimeRule();
        }
    }
}
