namespace LlamaBatch;

/// <summary>A metric of learning, which depends on the trial but not on the machine, and is compared at a budget.</summary>
public interface ILearningMetric : IMetric
{
    /// <summary>
    /// The value of a diverged trial, given the vocabulary size: the value of a uniform model (Wortsman et al. 2023,
    /// section 2). Diverged trials count as results and are not dropped.
    /// </summary>
    static abstract double WhenDiverged(int vocabSize);
}
