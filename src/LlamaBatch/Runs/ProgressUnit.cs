namespace LlamaBatch;

/// <summary>The unit in which a table counts how far a run is.</summary>
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
