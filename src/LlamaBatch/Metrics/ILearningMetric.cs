namespace LlamaBatch;

/// <summary>
/// A metric of learning, such as a loss. Its values do not depend on the machine. Trials are compared after equal numbers of training
/// tokens, or when they reach a target.
/// </summary>
public interface ILearningMetric : IMetric
{
    /// <summary>
    /// The value of a diverged trial, given the vocabulary size. It is usually the value of a uniform model, which gives all tokens the
    /// same probability. Diverged trials stay in the results with this value (Wortsman et al. 2023, section 2).
    /// </summary>
    static abstract double WhenDiverged(int vocabSize);
}
