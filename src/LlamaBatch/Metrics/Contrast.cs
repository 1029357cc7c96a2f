namespace LlamaBatch;

/// <summary>
/// The way in which two values of a metric are compared: by difference or by ratio. Margins have the unit of this comparison.
/// </summary>
public enum Contrast
{
    /// <summary>The difference of the values, in the metric's unit.</summary>
    Difference,

    /// <summary>The natural logarithm of the ratio of the values. It has no unit; a margin of 0.05 is about 5 %.</summary>
    Ratio,
}
