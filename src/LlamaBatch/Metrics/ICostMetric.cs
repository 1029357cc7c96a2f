namespace LlamaBatch;

/// <summary>A metric of what training costs. It depends on the machine and on what else that does, and has no budget.</summary>
public interface ICostMetric : IMetric
{
    /// <summary>The value for one trial.</summary>
    static abstract double Measure(CostOutcome cost);
}
