namespace LlamaBatch;

/// <summary>The verdict on a claim.</summary>
public enum VerdictStatus
{
    /// <summary>The evidence shows what the claim says.</summary>
    Supported,

    /// <summary>The evidence contradicts the claim.</summary>
    Refuted,

    /// <summary>The evidence does not settle the claim.</summary>
    Inconclusive,
}
