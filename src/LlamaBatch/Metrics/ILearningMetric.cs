namespace LlamaBatch;

/// <summary>
/// A metric of learning, such as a loss. It does not depend on the machine, and is compared at equal tokens or at a target.
/// </summary>
public interface ILearningMetric : IMetric
{
    /// <summary>
    /// The value of a diverged trial, given the vocabulary size. It is usually the value of a uniform model, which gives all tokens the
    /// same probability. Diverged trials count as results and are not dropped (Wortsman et al. 2023, section 2).
    /// </summary>
    static abstract double WhenDiverged(int vocabSize);
}
