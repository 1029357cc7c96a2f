namespace LlamaBatch;

/// <summary>The kind of repetition that a comparison counts.</summary>
public enum Repetition
{
    /// <summary>Training runs with different seeds.</summary>
    Seed,

    /// <summary>Cost measurements in different blocks of trials; a block measures every configuration once.</summary>
    Block,

    /// <summary>Independent runs of a configuration, which are not paired with runs of other configurations.</summary>
    Run,
}
