namespace LlamaBatch;

/// <summary>A metric of what is learnt. It depends on the trial alone, never on the machine, and always has a budget: equal tokens, equal steps, ...</summary>
public interface ILearningMetric : IMetric
{
    /// <summary>
    /// What a diverged trial counts as, given the size of the vocabulary: the value of a model that knows nothing (Wortsman et al. 2023, section 2). Diverged trials are
    /// outcomes; none is dropped.
    /// </summary>
    static abstract double WhenDiverged(int vocabSize);
}
