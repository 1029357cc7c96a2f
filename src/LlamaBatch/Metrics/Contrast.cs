namespace LlamaBatch;

/// <summary>How two values of a metric are compared, and in what a margin is measured.</summary>
public enum Contrast
{
    /// <summary>By their difference, in the metric's unit.</summary>
    Difference,

    /// <summary>By the logarithm of their ratio; a margin of 0.05 is five percent.</summary>
    Ratio,
}
