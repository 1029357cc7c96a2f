using LlamaBatch.Trials;

namespace LlamaBatch.Reporting;

/// <summary>What speaks against verdicts on targets: levels that were tuned for another goal, and steps that no model of batches allows.</summary>
internal static class TargetCaveats
{
    /// <summary>The caveats, as Markdown sentences.</summary>
    /// <param name="input">The results.</param>
    /// <param name="verdicts">The verdicts.</param>
    public static IEnumerable<string> Of<TPoint>(ReportInput<TPoint> input, IReadOnlyList<Verdict> verdicts)
        where TPoint : LlamaExperiment =>
        [
            .. from axis in input.Sweep.Axes
               where axis is { IsTuned: true, TunedFor: null }
               from target in input.Results.Targets
               where IsClaimed(target, input.Results, verdicts)
               select OtherGoal(input, axis, target) into sentence
               where sentence is not null
               select sentence,
            .. input.Results.Axes.Where(axis => !axis.IsTuned).Select(axis => RisingSteps(input.Results, axis)).OfType<string>(),
        ];

    private static bool IsClaimed(Target target, ResultTable results, IReadOnlyList<Verdict> verdicts)
    {
        MetricDefinition reached = results.Metrics.First(metric => metric.Key == target.Metric);
        var keys = Enum.GetValues<TargetCost>().Select(cost => ResultTable.MetricTo(reached, target.Value, cost).Key).ToHashSet(StringComparer.Ordinal);
        return verdicts.SelectMany(verdict => verdict.Comparisons).Any(part => keys.Contains(part.Metric.Key));
    }

    /// <summary>Points whose tuning trials reach a target clearly sooner at another level than at the one that was chosen for the end of the run.</summary>
    private static string? OtherGoal<TPoint>(ReportInput<TPoint> input, Axis<TPoint> axis, Target target)
        where TPoint : LlamaExperiment
    {
        var tuning = new Tuning<TPoint>(input.Sweep, input.Scale, input.Corpora, input.Stored.Trials);
        MetricDefinition tokens = input.Results.MetricOf(target, input.Sweep.TuningMetric!);
        var sooner = new List<string>();
        foreach (ResultPoint point in input.Results.Points)
        {
            if (point.Tuned.FirstOrDefault(tuned => tuned.Level.Axis == axis.Name) is not { } chosen || tuning.Best(axis, point.Levels, target) is not { } best || best.Level == chosen.Level)
            {
                continue;
            }

            int from = best.Scores.ToList().FindIndex(score => score.Key == chosen.Level.Level);
            int to = best.Scores.ToList().FindIndex(score => score.Key == best.Level.Level);
            if (best.NotReached[to] == 0 && Math.Log(best.Scores[from].Value / best.Scores[to].Value) > tokens.Margin)
            {
                string Steps(int place) => $"{(best.NotReached[place] > 0 ? "at least " : "")}{Number.Exact((long)Math.Round(best.Scores[place].Value / point.Plan.TokensPerStep))}";
                sooner.Add($"{MarkdownText.Escape(point.Label)} in {Steps(to)} steps at {MarkdownText.Escape(best.Level.Level)}, in {Steps(from)} at the chosen {MarkdownText.Escape(chosen.Level.Level)}");
            }
        }

        return sooner.Count == 0 ? null
            : FormattableString.Invariant($"**Tuned for another goal.** The {Words.Lower(axis.Name)} was tuned for the end of the run, not for the target {target.Value}. The tuning trials reach it sooner elsewhere: {string.Join("; ", sooner)}. ")
                + FormattableString.Invariant($"Tune for the target with `TunedPer(…, For = {target.Value})`.");
    }

    /// <summary>A larger batch that surely takes more steps to a target than a smaller one.</summary>
    private static string? RisingSteps(ResultTable results, ResultAxis axis)
    {
        var rising = new List<(Target Target, Sample Small, Sample Large, ResultPoint Point)>();
        foreach (Target target in results.Targets)
        {
            Samples steps = results.ToTarget(target.Value, TargetCost.Steps, [results.Along(axis.Name)]);
            var arms = steps.Arms
                .Select(arm => (Arm: arm, Point: results.Points.First(point => point.Levels.SequenceEqual(arm.Levels))))
                .Where(one => one.Arm.Count > 0 && one.Arm.Censored == 0)
                .OrderBy(one => one.Point.Plan.Training.BatchSize.Count)
                .ToList();
            foreach (var (small, large) in arms.Zip(arms.Skip(1)))
            {
                bool isLarger = large.Point.Plan.Training.BatchSize.Count > small.Point.Plan.Training.BatchSize.Count;
                if (isLarger && new Comparison(large.Arm, small.Arm, steps.Metric, Relation.Above, 0).PFor <= WeakEvidence.ToldApart / (arms.Count - 1))
                {
                    rising.Add((target, small.Arm, large.Arm, large.Point));
                }
            }
        }

        return rising.Count == 0 ? null
            : "**Steps rise with the batch.** "
                + string.Join(" ", rising.GroupBy(one => (Small: one.Small.Label, Large: one.Large.Label)).Select(pair =>
                    $"{Capital(pair.Key.Large)} takes more steps than {MarkdownText.Escape(pair.Key.Small)}: "
                    + string.Join(", ", pair.Select(one => FormattableString.Invariant($"{one.Large.Mean:0} against {one.Small.Mean:0} to {one.Target.Value}"))) + "."))
                + " The model S_min·(1 + B_crit/B) forbids this. "
                + FormattableString.Invariant($"Likely reasons: a coarse grid of rates, a warm-up of {Number.Significant(rising[0].Point.Plan.WarmupSteps)} steps, or levels tuned for another goal.");
    }

    private static string Capital(string label) => MarkdownText.Escape(char.ToUpperInvariant(label[0]) + label[1..]);
}
