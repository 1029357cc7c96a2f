using LlamaBatch.Claims.Problems;
using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <content>The critical batch size.</content>
public sealed partial class Samples
{
    /// <summary>
    /// The critical batch size, at which runs need twice the minimum text and twice the minimum steps to the target. It is B_crit = E_min /
    /// S_min, where E_min is the minimum text and S_min is the minimum number of steps.
    /// </summary>
    /// <remarks>
    /// <para>Source: McCandlish et al. 2018, arXiv:1812.06162, section 2.3.</para>
    /// <para>
    /// The text that batch size B needs to reach the target is E = B × steps. The line E_min + S_min · B is fitted to it by least squares,
    /// weighted for constant relative error. The interval comes from the BCa bootstrap for independent runs, and from the jackknife for
    /// paired seeds.
    /// </para>
    /// <para>
    /// A claim that B_crit lies above a number needs runs with a batch size of at most B_crit / 3. A claim that B_crit lies below a number
    /// needs runs with a batch size of at least 3 B_crit. Without such runs, E_min or S_min is extrapolated, and the claim stays
    /// inconclusive. If the runs deviate from the line, a claim must also hold after any one batch size is left out. If a run reached the
    /// target between two evaluations, a claim must hold for every step between them.
    /// </para>
    /// </remarks>
    /// <exception cref="ClaimException">
    /// The metric is not the number of steps to a target, or a run reached the target before its first step. The exception is also thrown
    /// if fewer than three batch sizes are named, more than one axis varies, or a level is not a positive number.
    /// </exception>
    public Samples CriticalBatch()
    {
        if (Metric.Origin is not CostToTarget { Cost: TargetCost.Steps })
        {
            throw new ClaimException(new NotSteps(Metric));
        }

        IReadOnlyList<LevelSample> levels = LevelSample.Ordered(this, CriticalBatchFit.FewestArms);
        MetricDefinition metric = MetricOf("Critical batch size", "", Contrast.Ratio, new CriticalBatchOf(Metric));
        if (levels.Count < CriticalBatchFit.FewestArms)
        {
            return Computed(metric, null);
        }

        if (!(levels[0].Level > 0))
        {
            throw new ClaimException(new LevelWithoutLogarithm(levels[0].Level));
        }

        if (levels.Any(level => level.Arm.Values.Any(value => !(value.Value > 0))))
        {
            throw new ClaimException(new ReachedAtStart(Metric));
        }

        var fit = new CriticalBatchFit(levels.Select(level => new CriticalBatchArm(
            level.Level,
            [.. level.Arm.Values.Select(value => new Bounds(value.Bounds.Low * level.Level, value.Bounds.High * level.Level))])));
        IReadOnlyList<Sample> arms = [.. levels.Select(level => level.Arm)];
        if (!arms.All(arm => arm.IsIndependent))
        {
            // Paired seeds are resampled together at all batch sizes, as for every fitted quantity.
            Samples fitted = Fit(
                metric.Name,
                metric.Unit,
                metric.Contrast,
                metric.Origin,
                means => ExamplesLine.Of(
                    [.. means.Select(mean => mean.Level)],
                    [.. means.Select(_ => 1.0)],
                    [.. means.Select(mean => mean.Level * mean.Mean)]).CriticalBatch,
                CriticalBatchFit.FewestArms);
            return Computed(metric, fitted.Arms[0].WithCriticalBatch(fit));
        }

        List<int> runs = Shared(arms);
        Sample value = Combined(new QuantityName(metric), arms, [.. runs.Select(_ => fit.CriticalBatch)], fit: null);
        return Computed(metric, value.WithCriticalBatch(fit));
    }
}
