namespace LlamaBatch;

/// <summary>How two values of a metric are compared, which also gives the unit of margins.</summary>
public enum Contrast
{
    /// <summary>By their difference, in the metric's unit.</summary>
    Difference,

    /// <summary>By the logarithm of their ratio; a margin of 0.05 is about 5 %.</summary>
    Ratio,
}
