namespace LlamaBatch.Data;

/// <summary>The purpose of a stream of random numbers. Streams of different purposes are independent, even for the same seed.</summary>
/// <remarks>The values determine the random numbers of existing trials, so never change or reuse a value.</remarks>
internal enum Purpose : byte
{
    /// <summary>The offset, in tokens, at which the first window of text starts in an epoch.</summary>
    WindowOffset = 1,

    /// <summary>The order in which an epoch reads its windows of text.</summary>
    WindowOrder = 2,

    /// <summary>The transition probabilities of a Markov chain.</summary>
    MarkovSource = 3,

    /// <summary>The training sequences of a Markov chain.</summary>
    MarkovTraining = 4,

    /// <summary>The validation sequences of a Markov chain.</summary>
    MarkovValidation = 5,

    /// <summary>The order of cost trials in a block. A block measures each configuration once.</summary>
    CostOrder = 6,

    /// <summary>The random perturbations of the weights in a measurement of sharpness.</summary>
    Perturbation = 7,

    /// <summary>The random weights of a step's micro-batches. They add gradient noise.</summary>
    GradientNoise = 8,
}
