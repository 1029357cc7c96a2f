namespace LlamaBatch;

/// <summary>The kind of repetition over which a comparison pairs its arms.</summary>
public enum Repetition
{
    /// <summary>Training runs with different seeds.</summary>
    Seed,

    /// <summary>Cost measurements in different blocks of trials.</summary>
    Block,
}
