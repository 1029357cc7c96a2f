namespace LlamaBatch.Execution;

/// <summary>When a failed trial is retried.</summary>
internal enum NextTry
{
    /// <summary>As soon as a worker is free.</summary>
    Soon,

    /// <summary>When no other trial is running, so that the trial has all memory.</summary>
    Alone,

    /// <summary>In the next run, because the trial failed twice in the same way.</summary>
    NextRun,
}
