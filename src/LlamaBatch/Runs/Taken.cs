namespace LlamaBatch.Runs;

/// <summary>The use of a value of a run.</summary>
internal enum Taken
{
    /// <summary>The value belongs to the run.</summary>
    Used,

    /// <summary>The value repeats the previous value.</summary>
    Repeated,

    /// <summary>The value follows the divergence of its metric.</summary>
    AfterDivergence,
}
