namespace LlamaBatch;

/// <summary>What compared trials have in common: the "equal" of a comparison.</summary>
public enum Budget
{
    /// <summary>Nothing: costs are compared as they are.</summary>
    None,

    /// <summary>Training tokens: each trial at the end of the same token budget, so the same data and about the same arithmetic.</summary>
    EqualTokens,

    /// <summary>The value of a metric: what each trial took to reach it.</summary>
    ToTarget,
}
