namespace LlamaBatch.Data;

/// <summary>What a random stream is drawn for, so that no two uses share their numbers. The values are part of every token stream: never reuse one.</summary>
internal enum Purpose : byte
{
    /// <summary>Where the windows of an epoch begin.</summary>
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
