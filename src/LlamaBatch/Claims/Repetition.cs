namespace LlamaBatch;

/// <summary>What is repeated in a comparison.</summary>
public enum Repetition
{
    /// <summary>Training, with another seed.</summary>
    Seed,

    /// <summary>The measurement of costs, in another block.</summary>
    Block,
}
