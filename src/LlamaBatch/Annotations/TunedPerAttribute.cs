namespace LlamaBatch;

/// <summary>Tunes an axis: chooses its best level instead of comparing its levels.</summary>
/// <remarks>
/// For each combination of levels of the named axes, all levels of the tuned axis are trained on the tuning seeds. The best level is then
/// trained on the evaluation seeds. The best level has the best mean of the experiment's first validation metric, or the fewest tokens to
/// the target <see cref="For"/>. Claims do not name a tuned axis.
/// </remarks>
/// <param name="axes">
/// The compared axes, such as <c>nameof(BatchSize)</c>. For each combination of their levels, a level is chosen separately.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TunedPerAttribute(params string[] axes) : Attribute
{
    /// <summary>The compared axes. For each combination of their levels, a level is chosen separately.</summary>
    public string[] Axes { get; } = axes;

    /// <summary>
    /// The target value to tune for, declared by a <see cref="TargetAttribute{TMetric}"/>. With the default, NaN, the level with the best
    /// metric at the end of the run is chosen.
    /// </summary>
    /// <remarks>
    /// The best level reaches the target with the fewest tokens. A tuning trial that does not reach the target is scored with its whole
    /// token budget. Claims about a target should compare levels that were tuned for this target. The best learning rate for the end of a
    /// run is often too low to reach a target early in the run.
    /// </remarks>
    public double For { get; set; } = double.NaN;
}
