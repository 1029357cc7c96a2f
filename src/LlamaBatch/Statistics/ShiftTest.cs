namespace LlamaBatch.Statistics;

/// <summary>A test of how far one side lies above another, one-sided in both directions and against any threshold.</summary>
public abstract class ShiftTest
{
    /// <summary>The p of "the shift is at most <paramref name="threshold"/>". Small: it is larger.</summary>
    public abstract double Above(double threshold);

    /// <summary>The p of "the shift is at least <paramref name="threshold"/>". Small: it is smaller.</summary>
    public abstract double Below(double threshold);
}
