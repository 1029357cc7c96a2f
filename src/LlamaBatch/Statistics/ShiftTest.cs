namespace LlamaBatch.Statistics;

/// <summary>A test of the shift between two sides, one-sided in either direction and against any threshold.</summary>
public abstract class ShiftTest
{
    /// <summary>The p under "the shift is at most <paramref name="threshold"/>". A small p shows that it is larger.</summary>
    public abstract double Above(double threshold);

    /// <summary>The p under "the shift is at least <paramref name="threshold"/>". A small p shows that it is smaller.</summary>
    public abstract double Below(double threshold);
}
