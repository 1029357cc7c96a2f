using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds weaknesses in verdicts on the cost of reaching a target, such as a target reached during the warm-up.</summary>
internal static class TargetCaveats
{
    /// <summary>The caveats; empty if there are none.</summary>
    /// <param name="input">The results.</param>
    /// <param name="verdicts">The verdicts.</param>
    public static IEnumerable<Fact> Of<TPoint>(ReportInput<TPoint> input, IReadOnlyList<Verdict> verdicts)
        where TPoint : LlamaExperiment =>
        [
            .. from axis in input.Sweep.Axes
               where axis is { IsTuned: true, TunedFor: null }
               from target in input.Results.Targets
               where IsClaimed(target, input.Results, verdicts)
               let other = OtherGoal(input, axis, target)
               where other is not null
               select other,
            .. input.Results.ComparedAxes.Select(axis => Rising(input.Results, axis)).OfType<Fact>(),
            .. InWarmup(input.Results) is { Count: > 0 } early ? [new TargetsInWarmup(early)] : Array.Empty<Fact>(),
        ];

    /// <summary>The configurations that reach a target, on average over seeds, before the end of their learning-rate warm-up.</summary>
    private static List<ReachedInWarmup> InWarmup(ResultTable results) =>
    [
        .. from target in results.Targets
           from axis in results.ComparedAxes
           from arm in results.ToTarget(target.Value, TargetCost.Steps, [results.Along(axis.Name)]).Arms
           where arm.Count > 0 && arm.Censored == 0
           let level = arm.Levels.First(level => level.Axis == axis.Name)
           let plan = results.Points.First(point => point.Levels.SequenceEqual(arm.Levels)).Plan
           where arm.Mean < plan.WarmupSteps
           select new ReachedInWarmup(target.Value, new PointCount([level], (long)Math.Round(arm.Mean)), plan.WarmupSteps),
    ];

    private static bool IsClaimed(Target target, ResultTable results, IReadOnlyList<Verdict> verdicts)
    {
        MetricDefinition reached = results.Metrics.First(metric => metric.Key == target.Metric);
        var keys = Enum.GetValues<TargetCost>().Select(cost => ResultTable.MetricTo(reached, target.Value, cost).Key)
            .ToHashSet(StringComparer.Ordinal);
        return verdicts.SelectMany(verdict => verdict.Comparisons).Any(part => keys.Contains(part.Metric.Key));
    }

    /// <summary>
    /// The configurations for which tuning chose a level that reaches the target later than another level. Differences within the margin
    /// are ignored. Null if there are none.
    /// </summary>
    private static TunedForTheEnd? OtherGoal<TPoint>(ReportInput<TPoint> input, Axis<TPoint> axis, Target target)
        where TPoint : LlamaExperiment
    {
        var tuning = new Tuning<TPoint>(input.Planned, input.Corpora, input.Stored.Trials);
        MetricDefinition tokens = input.Results.MetricOf(target, input.Sweep.TuningMetric!);
        var sooner = new List<SoonerElsewhere>();
        foreach (ResultPoint point in input.Results.Points)
        {
            if (point.Tuned.FirstOrDefault(tuned => tuned.Level.Axis == axis.Name) is not { } chosen
                || tuning.Best(axis, point.Levels, target) is not { } best || best.Level == chosen.Level)
            {
                continue;
            }

            int PlaceOf(AxisLevel level) => best.Scores.ToList().FindIndex(score => score.Key == level.Level);
            var (from, to) = (PlaceOf(chosen.Level), PlaceOf(best.Level));
            if (best.NotReached[to] == 0 && Math.Log(best.Scores[from].Value / best.Scores[to].Value) > tokens.Margin)
            {
                StepsAt At(AxisLevel level, int place) =>
                    new(level, (long)Math.Round(point.Plan.LayOutSteps().StepsIn(best.Scores[place].Value)), best.NotReached[place] > 0);
                sooner.Add(new SoonerElsewhere(point.Levels, At(best.Level, to), At(chosen.Level, from)));
            }
        }

        return sooner.Count == 0 ? null : new TunedForTheEnd(axis.Name, target.Value, sooner);
    }

    /// <summary>
    /// The batch sizes that need significantly more steps to a target than the next smaller batch size. Null if there are none.
    /// </summary>
    private static RisingSteps? Rising(ResultTable results, ResultAxis axis)
    {
        var rises = new List<StepsRise>();
        double warmup = 0;
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
                var rise = new Comparison(large.Arm, small.Arm, steps.Metric, Relation.Above, 0);
                if (isLarger && rise.PFor <= TuningCaveats.ToldApart / (arms.Count - 1))
                {
                    warmup = rises.Count == 0 ? large.Point.Plan.WarmupSteps : warmup;
                    rises.Add(new StepsRise(target.Value, Mean(small.Arm), Mean(large.Arm)));
                }
            }
        }

        return rises.Count == 0 ? null : new RisingSteps(rises, warmup);

        PointCount Mean(Sample arm) => new([arm.Levels.First(level => level.Axis == axis.Name)], (long)Math.Round(arm.Mean));
    }
}
