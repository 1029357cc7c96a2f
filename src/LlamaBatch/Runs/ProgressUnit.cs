namespace LlamaBatch;

/// <summary>The unit of a run's progress in a table.</summary>
public enum ProgressUnit
{
    /// <summary>Optimizer steps.</summary>
    Steps,

    /// <summary>Training tokens.</summary>
    Tokens,

    /// <summary>Training sequences.</summary>
    Sequences,

    /// <summary>Seconds of training.</summary>
    Seconds,
}
