namespace LlamaBatch.Runs;

/// <summary>What happened to a value that was added to a run.</summary>
internal enum Taken
{
    /// <summary>The value is part of the run.</summary>
    Used,

    /// <summary>The value was ignored, because it repeats the previous value at the same progress.</summary>
    Repeated,

    /// <summary>The value was ignored, because its metric had diverged before.</summary>
    AfterDivergence,
}
