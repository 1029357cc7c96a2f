namespace LlamaBatch;

/// <summary>
/// Tunes an axis instead of comparing its levels. For each combination of the levels of the named axes, all levels are trained on the tuning seeds; the one with
/// the best mean of the experiment's first validation metric goes on to the evaluation seeds. Claims then speak of the tuned optimum and do not name the axis.
/// </summary>
/// <param name="axes">The axes for each of whose levels this one is tuned anew: <c>nameof(BatchSize)</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TunedPerAttribute(params string[] axes) : Attribute
{
    /// <summary>The axes for each of whose levels this one is tuned anew.</summary>
    public string[] Axes { get; } = axes;
}
