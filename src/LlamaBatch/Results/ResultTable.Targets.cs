using System.Globalization;
using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>What it took to reach a target, read off the curves of the trials.</summary>
public sealed partial class ResultTable
{
    /// <summary>
    /// What each trial took to reach a target (<see cref="TargetCost"/>). A trial that did not reach it has what its whole budget costs, censored: it would have taken at least that. A time takes the
    /// step time of the block of the same number as the seed, so that it varies with both; a seed without such a block has none.
    /// </summary>
    /// <param name="target">The value, one of <see cref="Targets"/>.</param>
    /// <param name="cost">What it is counted in.</param>
    /// <param name="levels">What is asked of the axes; those not named are held at their baseline.</param>
    /// <exception cref="ClaimException">There is no such target, axis or level, the metric does not rank, or the time is asked for and <see cref="StepTime"/> is not measured.</exception>
    public Samples ToTarget(double target, TargetCost cost, IReadOnlyList<AxisLevels> levels)
    {
        MetricDefinition reached = MetricOf(TargetOf(target).Metric);
        if (reached.Better == Better.Neither)
        {
            throw new ClaimException(new UnrankedMetric(reached, RankUse.Target));
        }

        Samples? stepTimes = cost == TargetCost.Time ? Cost(nameof(StepTime), levels) : null;
        Sample? StepTimeOf(ResultPoint point) => stepTimes?.Arms.First(arm => arm.Levels.SequenceEqual(point.Levels));
        IReadOnlyList<Arm> arms = _grid.ArmsOf(levels);
        return new Samples
        {
            Metric = MetricTo(reached, target, cost),
            Budget = Budget.ToTarget,
            Arms = [.. from arm in arms
                       let point = _points.GetValueOrDefault(KeyOf(arm.Levels))
                       where point is not null
                       select SampleTo(reached, target, arm, point, cost, StepTimeOf(point))],
            Absent = [.. arms.Where(arm => !_points.ContainsKey(KeyOf(arm.Levels))).Select(arm => arm.Name)],
        };
    }

    /// <summary>What scores of tuning are measured in: the tokens to the target, or the tuning metric where there is none.</summary>
    internal MetricDefinition MetricOf(Target? target, MetricDefinition otherwise) =>
        target is Target sought ? MetricTo(MetricOf(sought.Metric), sought.Value, TargetCost.Tokens) : otherwise;

    private Target TargetOf(double value) =>
        Targets.Any(target => target.Value.Equals(value))
            ? Targets.First(target => target.Value.Equals(value))
            : throw new ClaimException(new UnknownTarget(value, [.. Targets.Select(target => target.Value)]));

    private Sample SampleTo(MetricDefinition metric, double target, Arm arm, ResultPoint point, TargetCost cost, Sample? stepTime)
    {
        // A time that was disturbed counts only where there is no other, and then says so.
        bool isDisturbed = stepTime is { Count: > 0 } && stepTime.Values.All(value => value.Disturbed);
        double PerToken(int seed) => cost switch
        {
            TargetCost.Steps => 1.0 / point.Plan.TokensPerStep,
            TargetCost.Flops => point.Plan.Model.FlopsPerToken(point.Plan.SequenceLength),
            TargetCost.Time => stepTime!.Values.Where(block => block.Seed == seed && (isDisturbed || !block.Disturbed)).Select(block => block.Value / point.Plan.TokensPerStep).DefaultIfEmpty(double.NaN).First(),
            _ => 1,
        };
        var values = (from trial in point.Trials
                      orderby trial.Seed
                      let diverged = trial.Outcome == Outcome.Diverged
                      let curve = trial.Learning.GetValueOrDefault(metric.Key) ?? []
                      where curve.Count > 0 || diverged                              // one that diverged before it was measured has not reached it either
                      let perToken = PerToken(trial.Seed)
                      where !double.IsNaN(perToken)
                      let tokens = TargetCrossing.Tokens(metric, target, curve, diverged)
                      select new SeedValue(trial.Seed, (tokens ?? point.Plan.TokensTrained) * perToken, Diverged: tokens is null && diverged, Censored: tokens is null)
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

    /// <summary>What reaching a target costs, as a metric: compared by ratio, and a twentieth is the smallest effect of interest.</summary>
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
            Contrast = Contrast.Ratio,
            Margin = 0.05,
            IsTimed = cost == TargetCost.Time,
            Origin = new CostToTarget(reached, cost, target),
        };
    }
}
