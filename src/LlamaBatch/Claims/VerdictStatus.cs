namespace LlamaBatch;

/// <summary>What became of a claim.</summary>
public enum VerdictStatus
{
    /// <summary>The evidence is for it.</summary>
    Supported,

    /// <summary>The evidence is against it.</summary>
    Refuted,

    /// <summary>The evidence does not decide.</summary>
    Inconclusive,
}
