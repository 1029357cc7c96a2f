using LlamaBatch.Statistics;
using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>
/// Tells times that the machine disturbed: another program had a part of the core, the machine was slower than it usually was in this study, or the steps of a trial differed although they compute the
/// same. What a trial did not measure does not speak against it.
/// </summary>
/// <param name="usual">The usual speed of the reference computation in the study, its median: the best of many noisy values lies above what the machine can be held to. 0 where none is known.</param>
internal sealed class CostGuard(double usual)
{
    /// <summary>The metrics it judges by; every cost trial measures them.</summary>
    public static IReadOnlyList<MetricDefinition> Metrics { get; } = [MetricDefinition.Cost<CpuShare>(), MetricDefinition.Cost<ReferenceSpeed>(), MetricDefinition.Cost<StepSpread>()];

    /// <summary>The guard of a study.</summary>
    /// <param name="study">Its trials; those of other phases measured no speed.</param>
    public static CostGuard Of(IEnumerable<TrialResult> study) => new(Median.Of(study.Select(Value<ReferenceSpeed>).OfType<double>().DefaultIfEmpty(0)));

    /// <summary>Whether other programs had too large a part of the core.</summary>
    public static bool SharedItsCore(TrialResult trial) => Value<CpuShare>(trial) < CpuShare.Least;

    /// <summary>Whether the steps differed too much.</summary>
    public static bool WasUneven(TrialResult trial) => Value<StepSpread>(trial) > StepSpread.Most;

    /// <summary>The speed of the machine as a share of its usual one.</summary>
    public double SpeedOf(TrialResult trial) => Value<ReferenceSpeed>(trial) is double speed && usual > 0 ? speed / usual : 1;

    /// <summary>Whether the machine was slower than usual.</summary>
    public bool WasSlow(TrialResult trial) => SpeedOf(trial) < ReferenceSpeed.Least;

    /// <summary>Whether the times of a trial are not those of its steps alone.</summary>
    public bool IsDisturbed(TrialResult trial) => SharedItsCore(trial) || WasSlow(trial) || WasUneven(trial);

    private static double? Value<TMetric>(TrialResult trial)
        where TMetric : ICostMetric =>
        trial.Costs.TryGetValue(typeof(TMetric).Name, out double value) && double.IsFinite(value) ? value : null;
}
