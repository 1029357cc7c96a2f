using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>
/// Why validation loss may differ between arms, in numbers: how often each updated its weights, and by how much its validation loss is above its training loss. An arm that has learnt less is behind
/// in both losses; one that generalizes worse is behind in their gap.
/// </summary>
internal static class LikelyReason
{
    /// <summary>The sentences; null where the claim is not about validation loss of arms with different numbers of steps, or the gap is not known.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="results">The results.</param>
    public static string? Of(Verdict verdict, ResultTable results)
    {
        if (results.Metrics.FirstOrDefault(metric => metric.Key == nameof(TrainLoss)) is not { } training
            || results.Metrics.FirstOrDefault(metric => metric.Key == nameof(ValidationLoss)) is not { } validation)
        {
            return null;
        }

        List<ArmGap> gaps =
        [
            .. from arm in verdict.Comparisons.Where(part => part.Metric == validation).SelectMany(part => new[] { part.Left, part.Right }).Where(arm => arm.Number is null && arm.Parts.Count == 0).DistinctBy(arm => arm.Label)
               from point in results.Points
               where point.Levels.SequenceEqual(arm.Levels)
               select new ArmGap(arm, point.Plan, [.. from trial in point.Trials orderby trial.Seed select new SeedValue(trial.Seed, GapOf(trial, point))]),
        ];

        // Losses on different text have no common reason.
        if (Comparability.ValidationSets(validation, gaps.Select(gap => gap.Arm)) is not null)
        {
            return null;
        }

        // A gap is not known where no trial is finished, and says nothing where one diverged, or where validation measures an average of the weights and training the weights themselves.
        if (gaps.Select(gap => gap.Plan.Steps).Distinct().Count() < 2 || gaps.Exists(gap => gap.Plan.IsAveraged || gap.Arm.Diverged > 0 || gap.Seeds.Count == 0 || gap.Seeds.Any(seed => !double.IsFinite(seed.Value))))
        {
            return null;
        }

        double GapOf(TrialResult trial, ResultPoint point) => trial.FinalOf(validation, point.Plan.Model.VocabSize) - trial.FinalOf(training, point.Plan.Model.VocabSize);
        return $"{Updates(gaps)} {Generalization(gaps, validation)}";
    }

    private static string Updates(List<ArmGap> gaps) =>
        $"On the same text {Words.List(gaps.Select(gap => $"{gap.Arm.Label} made {Number.Exact(gap.Plan.Steps)}"))} updates of the weights.";

    private static string Generalization(List<ArmGap> gaps, MetricDefinition metric)
    {
        ArmGap best = gaps.MinBy(gap => gap.Arm.Mean)!;
        ArmGap worst = gaps.MaxBy(gap => gap.Arm.Mean)!;
        var difference = new Comparison(worst.Sample, best.Sample, metric, Relation.Above, 0);
        string sizes = Words.List(gaps.Select(gap => Number.ByError(gap.Sample.Mean, gap.Sample.Interval().HalfWidth)));
        string named = $"{worst.Arm.Label}, whose loss is the {(gaps.Count > 2 ? "highest" : "higher")},";
        bool hasLearntLess = worst.Plan.Steps < best.Plan.Steps && worst.TrainingLoss > best.TrainingLoss;
        string says = worst == best || difference.Count < Comparison.FewestPairs ? ""
            : difference.Interval().Low > 0 ? $": {named} also generalizes worse than {best.Arm.Label}"
            : $": no sign that {named} generalizes worse than {best.Arm.Label}{(hasLearntLess ? "; it has learnt less, in fewer updates" : "")}";
        return $"Their validation loss is above their training loss by {sizes}{says}.";
    }

    /// <summary>An arm with what its validation loss is above its training loss, seed by seed.</summary>
    private sealed record ArmGap(Sample Arm, TrialPlan Plan, IReadOnlyList<SeedValue> Seeds)
    {
        public double TrainingLoss => Arm.Mean - Sample.Mean;

        public Sample Sample { get; } = new() { Name = Arm.Name, Levels = Arm.Levels, Values = Seeds };
    }
}
