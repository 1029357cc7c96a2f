using LlamaBatch.Reporting.Facts;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Finds weaknesses in a study that limit its verdicts, such as too few steps.</summary>
internal static class SweepCaveats
{
    /// <summary>The relative difference above which token budgets count as unequal.</summary>
    private const double UnequalShare = 0.01;

    /// <summary>The number of steps below which a trial is too short to compare; LB3001 reports this at compile time.</summary>
    private const int FewestSteps = 100;

    /// <summary>The caveats; empty if there are none.</summary>
    /// <param name="results">The results.</param>
    /// <param name="metric">The main learning metric; null if none is measured.</param>
    public static IEnumerable<Fact> Of(ResultTable results, MetricDefinition? metric)
    {
        if (metric is not null)
        {
            foreach (Fact edge in results.ComparedAxes.Select(axis => EdgeOf(axis, results, metric)).OfType<Fact>())
            {
                yield return edge;
            }
        }

        var sets = results.Points.Select(point => point.MeasuredOn).OfType<ValidationSet>().ToList();
        foreach (var metrics in results.Metrics.GroupBy(one => ValidationSet.DifferenceIn(sets, one)).Where(group => group.Key is not null))
        {
            yield return new DifferentValidationSets(metrics.Key!, [.. metrics]);
        }

        if (results.Points.Count > 0 && results.Points.MinBy(point => point.Plan.TokensTrained) is { } least
            && results.Points.MaxBy(point => point.Plan.TokensTrained) is { } most
            && most.Plan.TokensTrained > (1 + UnequalShare) * least.Plan.TokensTrained)
        {
            yield return new UnequalTokens(new(most.Levels, most.Plan.TokensTrained), new(least.Levels, least.Plan.TokensTrained));
        }

        foreach (Leak leak in LeakAnalysis.Of(results))
        {
            yield return leak;
        }

        var brief = results.Points.Where(point => point.Plan.Steps < FewestSteps).ToList();
        if (brief.Count > 0)
        {
            yield return new FewSteps(FewestSteps, [.. brief.Select(point => new PointCount(point.Levels, point.Plan.Steps))]);
        }

        var hasty = results.Points.Where(point => point.Plan.Steps >= FewestSteps && point.Plan.HasShortWarmup).ToList();
        if (hasty.Count > 0)
        {
            yield return new ShortWarmup(
                TrialPlan.FewestWarmupSteps, [.. hasty.Select(point => new PointValue(point.Levels, point.Plan.WarmupSteps))]);
        }

        var small = results.Points.Where(point => point.Plan.IsTooSmallForBFloat16).ToList();
        if (small.Count > 0)
        {
            yield return new NoBFloat16([.. small.Select(point => point.Levels)]);
        }
    }

    /// <summary>
    /// The best level of a numeric axis, if it is the smallest or the largest level; otherwise null. Also null if the setting has no
    /// smaller value, if there are fewer than three levels, or if the levels cannot be compared.
    /// </summary>
    private static SweepEdge? EdgeOf(ResultAxis axis, ResultTable results, MetricDefinition metric)
    {
        Samples samples = results.SamplesAlong(axis.Name, metric);
        if (samples.AreAlike || Comparability.ObstacleTo(samples) is not null)
        {
            return null;
        }

        var levels = (from arm in samples.Arms
                      where arm.Count > 0 && arm.Diverged == 0
                      let level = arm.Levels.First(one => one.Axis == axis.Name)
                      select (Number: LevelText.NumberOf(level.Level), arm.Mean, Level: level))
            .OrderBy(level => level.Number).ToList();
        if (levels.Count < 3 || metric.Better == Better.Neither || levels.Exists(level => double.IsNaN(level.Number)))
        {
            return null;
        }

        var best = metric.Better == Better.Higher ? levels.MaxBy(level => level.Mean) : levels.MinBy(level => level.Mean);
        return (best == levels[0] && IsLeastPossible(best.Level, best.Number, results)) || (best != levels[0] && best != levels[^1])
            ? null
            : new SweepEdge(best.Level, IsSmallest: best == levels[0], metric);
    }

    /// <summary>Whether a setting has no smaller value. It is zero, such as a weight decay, or a batch of one sequence.</summary>
    private static bool IsLeastPossible(AxisLevel level, double number, ResultTable results) =>
        number == 0 || (number == 1 && results.Points.All(point =>
            LevelText.Of(point.Plan.LayOutSteps().Stages.Last().BatchSize.Count)
                == point.Levels.First(one => one.Axis == level.Axis).Level));
}
