namespace LlamaBatch;

/// <summary>
/// Tunes an axis instead of comparing its levels. For each combination of the levels of the named axes, all levels are trained on the tuning seeds; the one with
/// the best mean of the experiment's first validation metric, or the fewest tokens to the target <see cref="For"/>, goes on to the evaluation seeds. Claims then speak of the tuned optimum and do not name the axis.
/// </summary>
/// <param name="axes">The axes for each of whose levels this one is tuned separately: <c>nameof(BatchSize)</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TunedPerAttribute(params string[] axes) : Attribute
{
    /// <summary>The axes for each of whose levels this one is tuned separately.</summary>
    public string[] Axes { get; } = axes;

    /// <summary>A <see cref="TargetAttribute{TMetric}"/> to tune for; NaN for the metric at the end of the run.</summary>
    /// <remarks>
    /// The best level is then the one that reaches the target with the fewest tokens, read off the curves of the tuning trials. A trial that does not reach it counts with its whole budget.
    /// Claims on a target should compare levels that were tuned for it: the best rate for the end of a run is often too low for its middle.
    /// </remarks>
    public double For { get; set; } = double.NaN;
}
