using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Facts that may explain different validation losses: the number of weight updates and the generalization gap.</summary>
internal static class LikelyReason
{
    /// <summary>
    /// Facts about the updates and the generalization gaps of the compared configurations. Empty if the claim is about another metric, if
    /// all configurations take the same number of steps, or if a gap is unknown.
    /// </summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="results">The results.</param>
    public static IReadOnlyList<Hint> Of(Verdict verdict, ResultTable results)
    {
        if (results.Metrics.FirstOrDefault(metric => metric.Key == nameof(TrainLoss)) is not { } training
            || results.Metrics.FirstOrDefault(metric => metric.Key == nameof(ValidationLoss)) is not { } validation)
        {
            return [];
        }

        List<ArmGap> gaps =
        [
            .. from arm in verdict.Comparisons.Where(part => part.Metric == validation).SelectMany(part => new[] { part.Left, part.Right })
                .Where(arm => arm.Number is null && arm.Parts.Count == 0)
                .DistinctBy(arm => arm.Name)
               from point in results.Points
               where point.Levels.SequenceEqual(arm.Levels)
               orderby point.Plan.Steps descending
               select new ArmGap(
                   arm,
                   point.Plan,
                   [.. from trial in point.Trials orderby trial.Seed select new SeedValue(trial.Seed, GapOf(trial, point))]),
        ];

        // Losses on different texts are not comparable.
        if (Comparability.ValidationSets(validation, gaps.Select(gap => gap.Arm)) is not null)
        {
            return [];
        }

        // The gap is unknown if no trial is finished. It is meaningless if a trial diverged, or if validation loss is measured with
        // averaged weights but training loss is not.
        if (gaps.Select(gap => gap.Plan.Steps).Distinct().Count() < 2 || gaps.Exists(gap => gap.Plan.IsAveraged || gap.Arm.Diverged > 0
            || gap.Seeds.Count == 0
            || gap.Seeds.Any(seed => !double.IsFinite(seed.Value))))
        {
            return [];
        }

        double GapOf(TrialResult trial, ResultPoint point)
            => trial.FinalOf(validation, point.Plan.Model.VocabSize) - trial.FinalOf(training, point.Plan.Model.VocabSize);
        return [new UpdatesMade([.. gaps.Select(gap => (gap.Arm.Name, (long)gap.Plan.Steps))]), Generalization(gaps, validation)];
    }

    private static ArmGaps Generalization(List<ArmGap> gaps, MetricDefinition metric)
    {
        ArmGap best = gaps.MinBy(gap => gap.Arm.Mean)!;
        ArmGap worst = gaps.MaxBy(gap => gap.Arm.Mean)!;
        var difference = new Comparison(worst.Sample, best.Sample, metric, Relation.Above, 0);
        return new ArmGaps(
            [.. gaps.Select(gap => (gap.Sample.Mean, gap.Sample.Interval().HalfWidth))],
            worst == best || difference.Count < Comparison.FewestPairs ? null : worst.Arm.Name,
            best.Arm.Name,
            difference.Interval().Low > 0,
            worst.Sample.Mean < best.Sample.Mean,
            worst.Plan.Steps < best.Plan.Steps && worst.TrainingLoss > best.TrainingLoss);
    }

    /// <summary>A configuration with its generalization gap (validation loss minus training loss) for each seed.</summary>
    private sealed record ArmGap(Sample Arm, TrialPlan Plan, IReadOnlyList<SeedValue> Seeds)
    {
        public double TrainingLoss => Arm.Mean - Sample.Mean;

        public Sample Sample { get; } = new() { Name = Arm.Name, Levels = Arm.Levels, Values = Seeds };
    }
}
