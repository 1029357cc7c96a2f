namespace LlamaBatch.Data;

/// <summary>The purpose of a random stream. Streams of different purposes have different numbers, even for the same seed.</summary>
/// <remarks>The values decide the random numbers of existing trials, so never change or reuse a value.</remarks>
internal enum Purpose : byte
{
    /// <summary>The offset of an epoch's windows.</summary>
    WindowOffset = 1,

    /// <summary>The order of an epoch's windows.</summary>
    WindowOrder = 2,

    /// <summary>The transition probabilities of a Markov chain.</summary>
    MarkovSource = 3,

    /// <summary>Training sequences of a Markov chain.</summary>
    MarkovTraining = 4,

    /// <summary>Validation sequences of a Markov chain.</summary>
    MarkovValidation = 5,

    /// <summary>The order of a block's cost trials.</summary>
    CostOrder = 6,

    /// <summary>Random directions at which sharpness is measured.</summary>
    Perturbation = 7,

    /// <summary>The weights of micro-batches that add gradient noise.</summary>
    GradientNoise = 8,
}
