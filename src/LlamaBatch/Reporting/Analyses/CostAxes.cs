using LlamaBatch.Reporting.Facts;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>Selects the costs (steps, time, FLOPs) against which learning curves are drawn.</summary>
internal static class CostAxes
{
    /// <summary>
    /// The costs that become x-axes, besides training tokens. A cost is left out if a token costs (nearly) the same in every
    /// configuration, or if the cost is unknown. The time of a run with a batch schedule is unknown, because only its largest steps are
    /// timed.
    /// </summary>
    /// <param name="curves">The curves.</param>
    /// <param name="results">The results with the configurations of the curves.</param>
    public static IReadOnlyList<CostAxis> Of(IReadOnlyList<Curve> curves, ResultTable results)
    {
        List<ResultPoint> points = [.. curves.Select(curve => results.Points.First(point => point.Levels.SequenceEqual(curve.Levels)))];
        double[] seconds = [.. points.Select(point => point.Plan.Training.IsBatchScheduled ? double.NaN
            : StepTimes.SecondsOf(point, results.Guard) / point.Plan.TokensPerStep)];
        double longest = points.Zip(seconds, (point, perToken) => point.Plan.TokensTrained * perToken).Where(double.IsFinite)
            .DefaultIfEmpty(0)
            .Max();
        var (unit, scale) = longest switch
        {
            < 120 => (TimeUnit.Second, 1.0),
            < 7200 => (TimeUnit.Minute, 60.0),
            _ => (TimeUnit.Hour, 3600.0),
        };
        CostAxis[] all =
        [
            new(RunCost.Steps, [.. points.Select(point => point.Plan.UpdatesPerMillionTokens / 1e6)])
            {
                OfTokens = [.. points.Select(point => (Func<double, double>)point.Plan.LayOutSteps().StepsIn)],
            },
            new(RunCost.Time, [.. seconds.Select(one => one / scale)]) { TimeUnit = unit },
            new(RunCost.Flops, [.. points.Select(point => point.Plan.FlopsPerMillionTokens / 1e6)]),
        ];
        return [.. all.Where(axis => axis.Differs)];
    }
}
