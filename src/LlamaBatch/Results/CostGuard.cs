using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>Finds cost trials whose times were disturbed.</summary>
/// <remarks>
/// A trial is treated as disturbed for any of three reasons. Another program used the core, the machine was slower than usual in this
/// study, or the times of equal steps varied too much. Each reason is checked by its own metric. A trial that did not measure the metric
/// passes the check.
/// </remarks>
/// <param name="usual">The median <see cref="ReferenceSpeed"/> of the study's cost trials, or 0 if it is unknown.</param>
internal sealed class CostGuard(double usual)
{
    /// <summary>The metrics that the checks use; every cost trial measures them.</summary>
    public static IReadOnlyList<MetricDefinition> Metrics { get; }
        = [MetricDefinition.Cost<CpuShare>(), MetricDefinition.Cost<ReferenceSpeed>(), MetricDefinition.Cost<StepSpread>()];

    /// <summary>Makes the checks for the cost trials of a study.</summary>
    /// <param name="study">The study's trials. Trials that did not measure <see cref="ReferenceSpeed"/> are ignored.</param>
    public static CostGuard Of(IEnumerable<TrialResult> study)
        => new(Median.Of(study.Select(Value<ReferenceSpeed>).OfType<double>().DefaultIfEmpty(0)));

    /// <summary>Whether other programs used too much of the core's time.</summary>
    public static bool SharedItsCore(TrialResult trial) => Value<CpuShare>(trial) < CpuShare.Least;

    /// <summary>Whether the step times were too uneven.</summary>
    public static bool WasUneven(TrialResult trial) => Value<StepSpread>(trial) > StepSpread.Most;

    /// <summary>The speed of the machine relative to its usual speed, or 1 if it is unknown.</summary>
    public double SpeedOf(TrialResult trial) => Value<ReferenceSpeed>(trial) is double speed && usual > 0 ? speed / usual : 1;

    /// <summary>Whether the machine was slower than usual.</summary>
    public bool WasSlow(TrialResult trial) => SpeedOf(trial) < ReferenceSpeed.Least;

    /// <summary>Whether the trial failed any of the three checks.</summary>
    public bool IsDisturbed(TrialResult trial) => SharedItsCore(trial) || WasSlow(trial) || WasUneven(trial);

    private static double? Value<TMetric>(TrialResult trial)
        where TMetric : ICostMetric =>
        trial.Costs.TryGetValue(typeof(TMetric).Name, out double value) && double.IsFinite(value) ? value : null;
}
