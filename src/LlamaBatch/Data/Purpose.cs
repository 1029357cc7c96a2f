namespace LlamaBatch.Data;

/// <summary>The purpose of a random stream, so that no two uses share their numbers.</summary>
/// <remarks>The values are part of every token stream: never reuse one.</remarks>
internal enum Purpose : byte
{
    /// <summary>The offset of the windows of an epoch.</summary>
    WindowOffset = 1,

    /// <summary>The order of the windows of an epoch.</summary>
    WindowOrder = 2,

    /// <summary>The transition probabilities of a Markov chain.</summary>
    MarkovSource = 3,

    /// <summary>Training sequences of a Markov chain.</summary>
    MarkovTraining = 4,

    /// <summary>Validation sequences of a Markov chain.</summary>
    MarkovValidation = 5,

    /// <summary>The order of the cost trials of a block.</summary>
    CostOrder = 6,
}
