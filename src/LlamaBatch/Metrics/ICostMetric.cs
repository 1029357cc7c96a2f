namespace LlamaBatch;

/// <summary>
/// A metric of the cost of training, such as step time. It depends on the machine and its load, and is compared as measured, not at equal
/// tokens or at a target.
/// </summary>
public interface ICostMetric : IMetric
{
    /// <summary>Computes the value of the metric for one trial.</summary>
    static abstract double Measure(CostOutcome cost);

    /// <summary>Whether the metric is computed from a time, which other programs on the machine can disturb.</summary>
    static virtual bool IsTimed => true;

    /// <summary>
    /// Whether the metric needs the machine's peak speed, which is measured only on demand; see <see cref="CostOutcome.PeakFlops"/>.
    /// </summary>
    static virtual bool NeedsPeakFlops => false;
}
