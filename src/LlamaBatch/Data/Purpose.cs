namespace LlamaBatch.Data;

/// <summary>The purpose of a random stream. Streams of different purposes have different numbers, even for the same seed.</summary>
/// <remarks>The values decide the random numbers of existing trials, so never change or reuse a value.</remarks>
internal enum Purpose : byte
{
    /// <summary>The offset at which the first window of text starts in an epoch.</summary>
    WindowOffset = 1,

    /// <summary>The order in which an epoch reads its windows of text.</summary>
    WindowOrder = 2,

    /// <summary>The transition probabilities of a Markov chain.</summary>
    MarkovSource = 3,

    /// <summary>Training sequences of a Markov chain.</summary>
    MarkovTraining = 4,

    /// <summary>Validation sequences of a Markov chain.</summary>
    MarkovValidation = 5,

    /// <summary>The order of the cost trials in a block, which measures each configuration once.</summary>
    CostOrder = 6,

    /// <summary>Random perturbations of the weights, for measuring sharpness.</summary>
    Perturbation = 7,

    /// <summary>The random weights of the micro-batches in a step, which add gradient noise.</summary>
    GradientNoise = 8,
}
