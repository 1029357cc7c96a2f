namespace LlamaBatch;

/// <summary>The kind of repetition that a comparison counts.</summary>
public enum Repetition
{
    /// <summary>Training runs with different seeds.</summary>
    Seed,

    /// <summary>Cost measurements in different blocks of trials.</summary>
    Block,

    /// <summary>An independent run of an arm, which is paired with no run of another arm.</summary>
    Run,
}
