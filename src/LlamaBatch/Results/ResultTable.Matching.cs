using System.Globalization;
using LlamaBatch.Claims.Problems;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <content>Learning metrics at the moment when trials reach a target, instead of at the end.</content>
public sealed partial class ResultTable
{
    /// <summary>
    /// The target at which <see cref="Final"/> reads learning metrics. If the target is null, the metrics are read at the end of training.
    /// </summary>
    private Target? _match;

    /// <summary>A copy whose <see cref="Final"/> reads learning metrics at the moment when each trial reaches a target.</summary>
    /// <remarks>
    /// At equal <see cref="SeenLoss"/>, a difference in validation loss is a difference in generalization. After the same number of tokens,
    /// a difference may only mean that one configuration has learned less. A trial has no value if it does not reach the target, or if it
    /// reached the target before its first measurement. Claims that need the value are then inconclusive, because the other trials would be
    /// a biased selection.
    /// </remarks>
    /// <param name="target">The target value, one of <see cref="Targets"/>.</param>
    /// <exception cref="ClaimException">
    /// The experiment lacks the named target, or the target's metric does not declare which of two values is better.
    /// </exception>
    public ResultTable Matched(double target)
    {
        Target match = TargetOf(target);
        if (MetricOf(match.Metric) is { Better: Better.Neither } reached)
        {
            throw new ClaimException(new UnrankedMetric(reached, RankUse.Target));
        }

        return new ResultTable(Scale, Axes, Metrics, Seeds, Points) { Targets = Targets, Blocks = Blocks, _match = match };
    }

    private Samples MatchedSamples(string key, Target match, IReadOnlyList<AxisLevels> levels)
    {
        Samples final = SamplesOf(key, Budget.EqualTokens, levels);
        MetricDefinition reached = MetricOf(match.Metric);
        return new Samples
        {
            Metric = MetricAt(final.Metric, reached, match.Value),
            Budget = Budget.Matched,
            Arms = [.. final.Arms.Select(arm => MatchedSample(arm, final.Metric, reached, match.Value))],
            Absent = final.Absent,
        };
    }

    private Sample MatchedSample(Sample arm, MetricDefinition metric, MetricDefinition reached, double target)
    {
        ResultPoint point = _points[AxisLevel.KeyOf(arm.Levels)];
        var matched = (from trial in point.Trials
                       orderby trial.Seed
                       let value = MatchedValue.Of(
                           reached,
                           target,
                           trial.Learning.GetValueOrDefault(reached.Key) ?? [],
                           trial.Learning.GetValueOrDefault(metric.Key) ?? [],
                           trial.Outcome == Outcome.Diverged)
                       select (trial.Seed, Value: value)).ToList();
        return new Sample
        {
            Name = arm.Name,
            Levels = arm.Levels,
            Values = [.. matched.Where(one => one.Value is not null).Select(one => new SeedValue(one.Seed, one.Value!.Value))],
            MissingSeeds = [.. Seeds.Except(matched.Select(one => one.Seed))],
            Unmatched = [.. matched.Where(one => one.Value is null).Select(one => one.Seed)],
            Tuned = arm.Tuned,
            Tokens = arm.Tokens,
            MeasuredOn = arm.MeasuredOn,
            Identity = arm.Identity,
        };
    }

    private static MetricDefinition MetricAt(MetricDefinition metric, MetricDefinition reached, double target)
    {
        string at = string.Create(CultureInfo.InvariantCulture, $"{metric.Key} at {CanonicalText.Lower(reached.Key)} {target}");
        return metric with { Key = at, Name = at, Origin = new MatchedAt(metric, reached, target) };
    }
}
