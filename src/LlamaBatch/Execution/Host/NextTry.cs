namespace LlamaBatch.Execution;

/// <summary>When a failed trial is tried again.</summary>
internal enum NextTry
{
    /// <summary>As soon as a worker is free.</summary>
    Soon,

    /// <summary>When no other trial runs, so that it has all memory.</summary>
    Alone,

    /// <summary>In the next run: it failed the same way twice.</summary>
    NextRun,
}
