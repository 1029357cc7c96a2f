namespace LlamaBatch;

/// <summary>The kind of repetition that a comparison is paired by.</summary>
public enum Repetition
{
    /// <summary>Training with another seed.</summary>
    Seed,

    /// <summary>A cost measurement in another block of trials.</summary>
    Block,
}
