namespace LlamaBatch.Statistics;

/// <summary>Lower and upper bounds on a value. The bounds are equal if the value is known.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>The bounds on a known value, which both equal the value.</summary>
    public static Bounds At(double value) => new(value, value);

    /// <summary>The bounds on a right-censored value, for which only a lower bound is known.</summary>
    public static Bounds AtLeast(double value) => new(value, double.PositiveInfinity);

    /// <summary>
    /// The bounds on the difference between this value and another bounded value. A bound that would be ∞ − ∞ is infinite.
    /// </summary>
    public Bounds Minus(Bounds other)
    {
        (double low, double high) = (Low - other.High, High - other.Low);
        return new(double.IsNaN(low) ? double.NegativeInfinity : low, double.IsNaN(high) ? double.PositiveInfinity : high);
    }
}
