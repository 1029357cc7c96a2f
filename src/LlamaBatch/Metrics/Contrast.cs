namespace LlamaBatch;

/// <summary>The way in which two values of a metric are compared, which also determines the unit of margins.</summary>
public enum Contrast
{
    /// <summary>The difference of the values, in the metric's unit.</summary>
    Difference,

    /// <summary>The logarithm of the ratio of the values; a margin of 0.05 is about 5 %.</summary>
    Ratio,
}
