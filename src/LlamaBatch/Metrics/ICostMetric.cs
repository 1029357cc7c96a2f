namespace LlamaBatch;

/// <summary>
/// A metric of the cost of training, such as step time. Its values depend on the machine and its load. Each cost trial gives one value.
/// </summary>
public interface ICostMetric : IMetric
{
    /// <summary>Computes the value of the metric for one trial.</summary>
    static abstract double Measure(CostOutcome cost);

    /// <summary>Whether the metric is computed from measured times. Other programs on the machine can disturb such a metric.</summary>
    static virtual bool IsTimed => true;

    /// <summary>
    /// Whether the metric needs the machine's peak speed, which is measured only on demand; see <see cref="CostOutcome.PeakFlops"/>.
    /// </summary>
    static virtual bool NeedsPeakFlops => false;
}
