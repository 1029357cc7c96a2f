using System.Globalization;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>The main result: diverged trials, and the best level of each axis with its lead over the baseline.</summary>
internal static class LeadAnalysis
{
    /// <summary>Facts about the main result; empty if nothing can be compared.</summary>
    /// <param name="results">The results.</param>
    /// <param name="metric">The metric by which levels are judged.</param>
    public static IReadOnlyList<Fact> Of(ResultTable results, MetricDefinition metric)
    {
        ResultAxis[] axes = [.. results.ComparedAxes];
        var obstacles = axes
            .Select(axis => (axis.Name, Obstacle: Comparability.ObstacleTo(results.SamplesAlong(axis.Name, metric))))
            .Where(axis => axis.Obstacle is not null).Select(axis => (axis.Name, axis.Obstacle!)).ToList();
        return
        [
            .. Divergence(results),
            .. obstacles.Count > 0 ? [new UnrankedAxes(metric, obstacles)] : Array.Empty<Fact>(),
            .. axes.SelectMany(axis => Along(results, axis, metric, isOnly: axes.Length == 1)),
            .. axes.Length > 1 ? Scale(axes, results, metric) : [],
        ];
    }

    /// <summary>
    /// For each cost (steps, tokens, time), the level of the compared axis that reaches the target at the lowest cost. Empty if there is no
    /// target, if several axes are compared, or if only a bound on the cost of some run is known.
    /// </summary>
    /// <param name="results">The results.</param>
    /// <param name="sought">The target; null if axes are tuned for the best value at the end of the run.</param>
    public static IReadOnlyList<Fact> ToTarget(ResultTable results, Target? sought)
    {
        ResultAxis[] axes = [.. results.ComparedAxes];
        if (sought is not { } target || axes.Length != 1)
        {
            return [];
        }

        bool isTimed = results.Metrics.Any(metric => metric.Key == nameof(StepTime));
        AxisLevels levels = results.ArmsAlong(axes[0].Name, isTimed ? null : false);
        TargetCost[] costs = [TargetCost.Steps, TargetCost.Tokens, .. isTimed ? new[] { TargetCost.Time } : []];
        var samples = costs.Select(cost => (Cost: cost, Samples: results.ToTarget(target.Value, cost, [levels]))).ToList();
        if (samples.Any(one => one.Samples.Arms.Count < 2 || one.Samples.Arms.Any(arm => arm.Count == 0 || arm.Values.Any(
            value => value.IsBound))))
        {
            return [];
        }

        MetricDefinition metric = results.Metrics.First(metric => metric.Key == target.Metric);
        return [new TargetLead(metric, target.Value, [.. samples.Select(one => Least(one.Cost, one.Samples, axes[0]))])];
    }

    private static LeastCost Least(TargetCost cost, Samples samples, ResultAxis axis)
    {
        Sample least = samples.Arms.MinBy(arm => arm.Mean)!;
        return new(
            cost,
            samples.Metric,
            PointOf(least, axis),
            Estimate.Of(least),
            [.. samples.Arms
                .Where(arm => arm != least && IsTied(new Comparison(arm, least, samples.Metric, Relation.Above, 0)))
                .Select(arm => PointOf(arm, axis))]);
    }

    /// <summary>The lowest loss over all axes, as a probability of the correct token. Empty if the metric is not a loss.</summary>
    private static IEnumerable<Fact> Scale(IEnumerable<ResultAxis> axes, ResultTable results, MetricDefinition metric) =>
        axes.SelectMany(axis => Along(results, axis, metric, isOnly: false)).OfType<BestLevel>().Select(best => best.Value)
            .OrderBy(value => value.Mean)
            .Take(IsLoss(metric) ? 1 : 0)
            .Select(value => new LossScale(value));

    private static IEnumerable<Fact> Divergence(ResultTable results)
    {
        var points = results.DistinctPoints(isCost: false);
        var diverged = (from point in points
                        let count = point.Trials.Count(trial => trial.Outcome == Outcome.Diverged)
                        where count > 0
                        select new Diverged(point.Levels, count, point.Trials.Count)).ToList();
        return diverged.Count == 0 ? [] : [new DivergedShare(diverged, points.Sum(point => point.Trials.Count))];
    }

    /// <summary>
    /// Facts about the best level of an axis, and about how much worse the baseline is. The second best level replaces the baseline if
    /// the baseline is best, or if several axes are compared.
    /// </summary>
    private static IEnumerable<Fact> Along(ResultTable results, ResultAxis axis, MetricDefinition metric, bool isOnly)
    {
        Samples samples = results.SamplesAlong(axis.Name, metric);
        double sign = metric.Better == Better.Higher ? -1 : 1;
        var arms = samples.Arms.Where(arm => arm.Diverged < arm.Count && double.IsFinite(arm.Mean)).OrderBy(arm => sign * arm.Mean)
            .ToList();
        if (arms.Count < 2 || samples.AreAlike || Comparability.ObstacleTo(samples) is not null)
        {
            yield break;
        }

        Sample best = arms[0];
        Sample? held = isOnly ? arms.Skip(1).FirstOrDefault(arm => LevelOf(arm, axis) == axis.Baseline) : null;
        bool isCost = metric.Kind == MetricKind.Cost;
        AxisLevel[] others =
            [.. results.ComparedAxes.Where(one => one.Name != axis.Name).Select(one => new AxisLevel(one.Name, one.Baseline))];
        yield return new BestLevel(metric, isCost ? null : TokensOf(results, others), others, PointOf(best, axis), Estimate.Of(best));
        yield return Beside(held ?? arms[1], best, axis, metric);
        if (held is null)
        {
            if (arms.Count > 2 && !arms[^1].Mean.Equals(best.Mean))
            {
                yield return new WorstLevel(metric, PointOf(arms[^1], axis), Estimate.Of(arms[^1]));
            }
        }
        else
        {
            foreach (Fact fact in Others(arms, best, held, axis, metric))
            {
                yield return fact;
            }
        }

        if (isOnly && IsLoss(metric))
        {
            yield return new LossScale(Estimate.Of(best));
        }

        if (held is not null && !isCost && SpeedOf(results, held, best, axis.Name) is { } speed)
        {
            yield return speed;
        }
    }

    private static Fact Beside(Sample arm, Sample best, ResultAxis axis, MetricDefinition metric)
    {
        var pair = new Comparison(arm, best, metric, Relation.Above, 0);
        Interval interval = pair.Interval();
        IReadOnlyList<AxisLevel> point = PointOf(arm, axis);
        bool isTied = IsTied(pair);
        return pair.IsBySign || isTied || !double.IsFinite(interval.HalfWidth)
            ? new OtherLevel(metric, point, Estimate.Of(arm), isTied)
            : new WorseLevel(metric, point, DistanceOf(pair, interval, metric));
    }

    private static bool IsLoss(MetricDefinition metric) => metric.Key is nameof(ValidationLoss) or nameof(TrainLoss);

    private static bool IsTied(Comparison pair) => pair.Interval() is { Low: <= 0, High: >= 0 };

    /// <summary>
    /// Facts about the levels other than the best and the baseline. They form three groups: tied with the best level, between the best
    /// level and the baseline, and worse than both.
    /// </summary>
    private static IEnumerable<Fact> Others(List<Sample> arms, Sample best, Sample held, ResultAxis axis, MetricDefinition metric)
    {
        IReadOnlyList<AxisLevel> Point(Sample arm) => PointOf(arm, axis);
        var others = arms.Where(arm => arm != best && arm != held).OrderBy(arm => axis.Levels.ToList().IndexOf(LevelOf(arm, axis)))
            .ToList();
        var tied = others.Where(arm => IsTied(new Comparison(arm, best, metric, Relation.Above, 0))).ToList();
        var between = others.Except(tied).Where(arm => arms.IndexOf(arm) < arms.IndexOf(held)).ToList();
        var behind = others.Except(tied).Except(between).ToList();
        if (tied.Count > 0)
        {
            yield return new TiedLevels(metric, [.. tied.Select(Point)]);
        }

        foreach (Sample arm in between)
        {
            yield return Beside(arm, best, axis, metric);
        }

        if (behind.Count > 0)
        {
            yield return new LevelsBehind(
                [.. behind.Select(Point)],
                IsTail(behind, axis),
                [.. behind.Select(arm => Behind(metric, arm.Mean, best.Mean))],
                EffectUnit.Of(metric));
        }
    }

    /// <summary>Whether the configurations lie at several consecutive levels at the upper end of a numeric axis.</summary>
    private static bool IsTail(List<Sample> arms, ResultAxis axis) =>
        arms.Count > 1
        && axis.Levels.All(level => double.TryParse(level, CultureInfo.InvariantCulture, out _))
        && axis.Levels.TakeLast(arms.Count).SequenceEqual(arms.Select(arm => LevelOf(arm, axis)), StringComparer.Ordinal);

    private static Distance DistanceOf(Comparison pair, Interval interval, MetricDefinition metric)
    {
        double sign = metric.Better == Better.Higher ? -1 : 1;
        double Shown(double difference) => sign * EffectUnit.Amount(metric, difference);
        double[] ends = [Shown(interval.Low), Shown(interval.High)];
        string unit = EffectUnit.Of(metric);
        return new Distance(Shown(pair.Effect), ends.Min(), ends.Max(), unit == metric.Unit ? "" : unit, pair.Count);
    }

    private static double Behind(MetricDefinition metric, double mean, double best) =>
        Math.Abs(EffectUnit.Amount(metric, metric.Contrast == Contrast.Ratio ? Math.Log(mean / best) : mean - best));

    private static SpeedBeside? SpeedOf(ResultTable results, Sample held, Sample best, string axis)
    {
        if (results.Metrics.FirstOrDefault(metric => metric.Key == nameof(TokensPerSecond)) is not { } speed)
        {
            return null;
        }

        IReadOnlyList<Sample> arms = results.Cost(speed.Key, [results.Along(axis)]).Arms;
        Sample At(Sample arm) => arms.First(one => one.Levels.SequenceEqual(arm.Levels));
        var pair = new Comparison(At(held), At(best), speed, Relation.Above, 0);
        Interval interval = pair.Interval();
        double Share(double difference) => Math.Exp(difference) - 1;
        IReadOnlyList<AxisLevel> LevelOf(Sample arm) => [.. arm.Levels.Where(level => level.Axis == axis)];
        return pair.Obstacle != VerdictReason.None
            ? null
            : new SpeedBeside(LevelOf(held), LevelOf(best), Share(pair.Effect), Share(interval.Low), Share(interval.High), pair.Count);
    }

    /// <summary>The smallest and the largest number of training tokens over the configurations that have all of the given levels.</summary>
    private static (double Least, double Most) TokensOf(ResultTable results, IReadOnlyList<AxisLevel> others)
    {
        var tokens = results.Points.Where(point => others.All(point.Levels.Contains))
            .Select(point => (double)point.Plan.Training.Tokens.Count).ToList();
        return (tokens.Min(), tokens.Max());
    }

    private static string LevelOf(Sample arm, ResultAxis axis) => arm.Levels.First(level => level.Axis == axis.Name).Level;

    /// <summary>The level of one axis in a configuration. The other axes are at their baselines and are left out.</summary>
    private static IReadOnlyList<AxisLevel> PointOf(Sample arm, ResultAxis axis) => [new AxisLevel(axis.Name, LevelOf(arm, axis))];
}
