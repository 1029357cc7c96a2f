namespace LlamaBatch;

/// <summary>Tunes an axis instead of comparing its levels.</summary>
/// <remarks>
/// For each combination of levels of the named axes, all levels of the tuned axis are trained on the tuning seeds. The
/// best level is then trained on the evaluation seeds. The best level has the best mean of the experiment's first
/// validation metric, or the fewest tokens to the target <see cref="For"/>. Claims do not name a tuned axis.
/// </remarks>
/// <param name="axes">The compared axes, such as <c>nameof(BatchSize)</c>. Each combination of their levels gets a tuned level.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TunedPerAttribute(params string[] axes) : Attribute
{
    /// <summary>The compared axes. Each combination of their levels gets a tuned level of its own.</summary>
    public string[] Axes { get; } = axes;

    /// <summary>The value of a <see cref="TargetAttribute{TMetric}"/> to tune for; NaN to tune for the end of the run.</summary>
    /// <remarks>
    /// The best level reaches the target with the fewest tokens in the tuning trials. For a trial that does not reach the target, its whole
    /// token budget counts. Claims about a target should compare levels that were tuned for this target. The best learning rate for the end
    /// of a run is often too low to reach a target early in the run.
    /// </remarks>
    public double For { get; set; } = double.NaN;
}
