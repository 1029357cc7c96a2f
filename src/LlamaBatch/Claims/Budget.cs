namespace LlamaBatch;

/// <summary>The quantity that is held equal between compared trials.</summary>
public enum Budget
{
    /// <summary>Nothing: costs are compared as measured.</summary>
    None,

    /// <summary>Training tokens: all trials have seen the same number of tokens.</summary>
    EqualTokens,

    /// <summary>Trials are compared by the cost at which a metric reaches a value.</summary>
    ToTarget,

    /// <summary>Trials are compared at the moment when one metric reaches a value, by another metric.</summary>
    Matched,
}
