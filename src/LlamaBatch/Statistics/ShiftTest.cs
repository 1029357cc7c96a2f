namespace LlamaBatch.Statistics;

/// <summary>Tests the shift (difference or log ratio) between two sides against any threshold, one-sided in each direction.</summary>
public abstract class ShiftTest
{
    /// <summary>
    /// The p under the hypothesis that the shift is at most the threshold. A small p is evidence that the shift is larger.
    /// </summary>
    public abstract double Above(double threshold);

    /// <summary>
    /// The p under the hypothesis that the shift is at least the threshold. A small p is evidence that the shift is smaller.
    /// </summary>
    public abstract double Below(double threshold);
}
