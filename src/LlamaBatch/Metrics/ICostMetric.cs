namespace LlamaBatch;

/// <summary>A metric of the cost of training. It depends on the machine and its load, and has no budget.</summary>
public interface ICostMetric : IMetric
{
    /// <summary>The value for one trial.</summary>
    static abstract double Measure(CostOutcome cost);

    /// <summary>Whether it is computed from a time, which other programs on the machine can disturb.</summary>
    static virtual bool IsTimed => true;

    /// <summary>Whether the machine's peak must be measured for it; see <see cref="CostOutcome.PeakFlops"/>.</summary>
    static virtual bool NeedsPeakFlops => false;
}
