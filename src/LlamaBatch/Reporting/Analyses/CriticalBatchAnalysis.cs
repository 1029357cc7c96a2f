using LlamaBatch.Reporting.Facts;
using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Analyses;

/// <summary>The critical batch size, estimated from the steps that runs need to reach a target, with its 95 % interval.</summary>
/// <param name="Fit">The fit of the law of McCandlish et al. (2018).</param>
/// <param name="Interval">The 95 % interval of the critical batch size; NaN if the fit gives no estimate.</param>
/// <param name="IsByRun">Whether runs are independent. If so, the interval comes from a bootstrap.</param>
internal sealed record CriticalBatchAnalysis(CriticalBatchFit Fit, Interval Interval, bool IsByRun)
{
    /// <summary>
    /// Fits the law of McCandlish et al. (2018). Null if there are too few batch sizes, or if a run reached the target before its first
    /// step.
    /// </summary>
    /// <param name="steps">The number of steps to the target at each batch size.</param>
    public static CriticalBatchAnalysis? Of(Samples steps)
    {
        if (steps.DistinctArms.Count(arm => arm.Count > 0) < CriticalBatchFit.FewestArms
            || steps.Arms.Any(arm => arm.Values.Any(value => !(value.Value > 0))))
        {
            return null;
        }

        Samples critical = steps.CriticalBatch();
        Sample value = critical.Arms[0];
        double estimate = value.CriticalBatch!.CriticalBatch;
        return new(value.CriticalBatch, IntervalOf(), value.IsIndependent);

        Interval IntervalOf()
        {
            if (value.CriticalBatch.Obstacle != CriticalBatchObstacle.None)
            {
                return new(double.NaN, double.NaN, 0.95);
            }

            Interval shift = new Comparison(value, Sample.Of(estimate), critical.Metric, Relation.Above, margin: 0).Interval();
            return shift with { Low = estimate * Math.Exp(shift.Low), High = estimate * Math.Exp(shift.High) };
        }
    }

    /// <summary>The estimate for the first paragraph of a report; null if the fit gives no estimate.</summary>
    /// <param name="metric">The metric to which the target belongs.</param>
    /// <param name="target">The target.</param>
    /// <param name="at">The levels of the other axes.</param>
    public CriticalBatchAt? At(MetricDefinition metric, double target, IReadOnlyList<AxisLevel> at) =>
        Fit.Obstacle == CriticalBatchObstacle.None
            ? new(metric, target, at, Fit.CriticalBatch, Interval, Fit.Identifiability)
            : null;
}
