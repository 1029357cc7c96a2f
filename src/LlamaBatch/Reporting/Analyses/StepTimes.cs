using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>The step times of configurations, measured by their cost trials.</summary>
internal static class StepTimes
{
    /// <summary>The linear model of step time over the batch size; null if the configurations do not determine it.</summary>
    public static StepTimeModel? ModelOf(IReadOnlyList<ResultPoint> points)
    {
        var timed = from point in points
                    from cost in point.Costs
                    let seconds = SecondsOf(cost, point)
                    where seconds > 0
                    select (Block: cost.Seed, Batch: (double)point.Plan.Training.BatchSize.Count, Seconds: seconds);
        return StepTimeModel.Fit(timed.GroupBy(one => one.Block)
            .Select(block => (IReadOnlyList<(double, double)>)[.. block.Select(one => (one.Batch, one.Seconds))]));
    }

    /// <summary>
    /// The median time of a step over the cost trials of a configuration, in seconds. Disturbed trials are left out unless all are
    /// disturbed. NaN if no trial was timed.
    /// </summary>
    /// <param name="point">The configuration.</param>
    /// <param name="guard">Detects disturbed cost trials.</param>
    public static double SecondsOf(ResultPoint point, CostGuard guard)
    {
        var timed = point.Costs.Where(cost => double.IsFinite(SecondsOf(cost, point))).ToList();
        var quiet = timed.Where(cost => !guard.IsDisturbed(cost)).ToList();
        return Median.Of((quiet.Count > 0 ? quiet : timed).Select(cost => SecondsOf(cost, point)));
    }

    private static double SecondsOf(TrialResult cost, ResultPoint point) =>
        cost.Costs.TryGetValue(nameof(StepTime), out double seconds) ? seconds
        : cost.Costs.TryGetValue(nameof(TokensPerSecond), out double rate) ? point.Plan.TokensPerStep / rate
        : double.NaN;
}
