using System.Globalization;
using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <content>The cost of reaching a target, read from the curves of the trials.</content>
public sealed partial class ResultTable
{
    /// <summary>The cost of reaching a target in each trial.</summary>
    /// <remarks>
    /// If a trial did not reach the target, the cost of its whole budget is a lower bound (right-censored). For seed n, the time is the
    /// number of tokens to the target, multiplied by the time per token in block n of the cost trials. Times thus vary with both seeds and
    /// blocks. Seed n has no time if block n is missing.
    /// </remarks>
    /// <param name="target">The target value, one of <see cref="Targets"/>.</param>
    /// <param name="cost">The unit of the cost: steps, tokens, operations or time.</param>
    /// <param name="levels">The named levels; other axes are held at their baseline.</param>
    /// <exception cref="ClaimException">
    /// The experiment lacks the named target, axis or level, or the metric does not declare which of two values is better. The exception is
    /// also thrown if the cost is time, but <see cref="StepTime"/> is not measured.
    /// </exception>
    public Samples ToTarget(double target, TargetCost cost, IReadOnlyList<AxisLevels> levels)
    {
        MetricDefinition reached = MetricOf(TargetOf(target).Metric);
        if (reached.Better == Better.Neither)
        {
            throw new ClaimException(new UnrankedMetric(reached, RankUse.Target));
        }

        Samples? stepTimes = cost == TargetCost.Time ? Cost(nameof(StepTime), levels) : null;
        Sample? StepTimeOf(ResultPoint point) => stepTimes?.Arms.First(arm => arm.Levels.SequenceEqual(point.Levels));
        IReadOnlyList<NamedPoint> arms = _grid.PointsNamedBy(levels);
        return new Samples
        {
            Metric = MetricTo(reached, target, cost),
            Budget = Budget.ToTarget,
            Arms = [.. from arm in arms
                       let point = _points.GetValueOrDefault(AxisLevel.KeyOf(arm.Levels))
                       where point is not null
                       select SampleTo(reached, target, arm, point, cost, StepTimeOf(point))],
            Absent = [.. arms.Where(arm => !_points.ContainsKey(AxisLevel.KeyOf(arm.Levels))).Select(arm => arm.Name)],
        };
    }

    /// <summary>The metric by which levels are chosen: the tokens to the target, or <paramref name="otherwise"/> if there is no
    /// target.</summary>
    internal MetricDefinition MetricOf(Target? target, MetricDefinition otherwise) =>
        target is Target sought ? MetricTo(MetricOf(sought.Metric), sought.Value, TargetCost.Tokens) : otherwise;

    private Target TargetOf(double value) =>
        Targets.Any(target => target.Value.Equals(value))
            ? Targets.First(target => target.Value.Equals(value))
            : throw new ClaimException(new UnknownTarget(value, [.. Targets.Select(target => target.Value)]));

    private Sample SampleTo(MetricDefinition metric, double target, NamedPoint arm, ResultPoint point, TargetCost cost, Sample? stepTime)
    {
        // Disturbed times are used only if all times are disturbed; if so, the sample is marked as disturbed.
        bool isDisturbed = stepTime is { Count: > 0 } && stepTime.Values.All(value => value.Disturbed);
        StepSizes sizes = point.Plan.LayOutSteps();
        double CostOf(double tokens, int seed) => cost switch
        {
            TargetCost.Steps => sizes.StepsIn(tokens),
            TargetCost.Flops => tokens * point.Plan.Model.FlopsPerToken(point.Plan.SequenceLength),
            // If the batch size changes during training, the cost trials time only the largest steps.
            TargetCost.Time when point.Plan.Training.IsBatchScheduled => double.NaN,
            TargetCost.Time => tokens * stepTime!.Values.Where(block => block.Seed == seed && (isDisturbed || !block.Disturbed))
                .Select(block => block.Value / point.Plan.TokensPerStep)
                .DefaultIfEmpty(double.NaN)
                .First(),
            _ => tokens,
        };
        var values = (from trial in point.Trials
                      orderby trial.Seed
                      let diverged = trial.Outcome == Outcome.Diverged
                      let curve = trial.Learning.GetValueOrDefault(metric.Key) ?? []
                      // A trial that diverged before its first measurement did not reach the target.
                      where curve.Count > 0 || diverged
                      let tokens = TargetCrossing.Tokens(metric, target, curve, diverged)
                      let spent = CostOf(tokens ?? point.Plan.TokensTrained, trial.Seed)
                      where !double.IsNaN(spent)
                      select new SeedValue(
                          trial.Seed,
                          spent,
                          Diverged: tokens is null && diverged,
                          Censored: tokens is null)
                      {
                          IsAtMost = tokens is not null && tokens == curve[0].Tokens,
                          Disturbed = isDisturbed,
                      })
            .ToList();
        return new Sample
        {
            Name = arm.Name,
            Levels = point.Levels,
            Values = values,
            MissingSeeds = [.. Seeds.Except(values.Select(value => value.Seed))],
            Tuned = point.Tuned,
            Tokens = point.Plan.Training.Tokens.Count,
            MeasuredOn = point.MeasuredOn,
            Identity = point.IdentityIn(cost == TargetCost.Time ? null : false),
        };
    }

    /// <summary>
    /// The cost of reaching a target, defined as a metric. Values are compared by ratio, with a default margin of 5 %.
    /// </summary>
    internal static MetricDefinition MetricTo(MetricDefinition reached, double target, TargetCost cost)
    {
        (string what, string unit) = cost switch
        {
            TargetCost.Steps => ("Steps", "steps"),
            TargetCost.Tokens => ("Tokens", "tokens"),
            TargetCost.Flops => ("FLOPs", "FLOP"),
            _ => ("Time", "s"),
        };
        string to = string.Create(CultureInfo.InvariantCulture, $"{CanonicalText.Lower(reached.Key)} {target}");
        return reached with
        {
            Key = $"{what} to {to}",
            Name = $"{what} to {to}",
            Unit = unit,
            Better = Better.Lower,
            Lowest = 0,
            Highest = double.PositiveInfinity,
            Contrast = Contrast.Ratio,
            Margin = 0.05,
            IsTimed = cost == TargetCost.Time,
            Origin = new CostToTarget(reached, cost, target),
        };
    }
}
