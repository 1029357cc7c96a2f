namespace LlamaBatch.Runs;

/// <summary>What becomes of a value of a run.</summary>
internal enum Taken
{
    /// <summary>It belongs to the run.</summary>
    Used,

    /// <summary>It repeats the value before it.</summary>
    Repeated,

    /// <summary>It follows the divergence of its metric.</summary>
    AfterDivergence,
}
