namespace LlamaBatch.Statistics;

/// <summary>A value, or a lower bound of it where a trial stopped before the value was reached.</summary>
/// <param name="Low">The value is at least this.</param>
/// <param name="High">The value is at most this; the same as <paramref name="Low"/> where the value is known.</param>
public readonly record struct Bounds(double Low, double High)
{
    /// <summary>A value that is known.</summary>
    public static Bounds At(double value) => new(value, value);

    /// <summary>A right-censored value: it is at least this.</summary>
    public static Bounds AtLeast(double value) => new(value, double.PositiveInfinity);

    /// <summary>What is known of the difference of two values; nothing where both are infinite.</summary>
    public Bounds Minus(Bounds other)
    {
        (double low, double high) = (Low - other.High, High - other.Low);
        return new(double.IsNaN(low) ? double.NegativeInfinity : low, double.IsNaN(high) ? double.PositiveInfinity : high);
    }
}
