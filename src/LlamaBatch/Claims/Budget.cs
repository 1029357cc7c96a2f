namespace LlamaBatch;

/// <summary>The quantity that is held equal between compared trials.</summary>
public enum Budget
{
    /// <summary>Nothing is held equal: costs are compared as measured.</summary>
    None,

    /// <summary>The number of training tokens is held equal: trials are compared after the same number of tokens.</summary>
    EqualTokens,

    /// <summary>The number of optimizer steps is held equal: trials are compared after the same number of steps.</summary>
    EqualSteps,

    /// <summary>The training time on one thread is held equal: trials are compared after the same time.</summary>
    EqualTime,

    /// <summary>The value of one metric is held equal: trials are compared by the cost of reaching this value.</summary>
    ToTarget,

    /// <summary>The value of one metric is held equal: trials are compared by another metric when they reach this value.</summary>
    Matched,
}
