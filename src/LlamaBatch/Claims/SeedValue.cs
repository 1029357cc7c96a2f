using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>A metric's value in one trial.</summary>
/// <param name="Seed">The trial's seed.</param>
/// <param name="Value">The value, in the metric's unit; never NaN. If it is censored, a lower bound.</param>
/// <param name="Diverged">Whether the trial diverged; the value is then that of a uniform model.</param>
/// <param name="Censored">Whether the trial ended before it reached the value (right-censored).</param>
public readonly record struct SeedValue(int Seed, double Value, bool Diverged = false, bool Censored = false)
{
    /// <summary>Whether the value is a time that was measured while other programs used the core.</summary>
    public bool Disturbed { get; init; }

    /// <summary>
    /// Whether the trial reached the value before its first measurement (left-censored); the value is then an upper
    /// bound.
    /// </summary>
    public bool IsAtMost { get; init; }

    /// <summary>Whether the value is only a bound.</summary>
    internal bool IsBound => Censored || IsAtMost;

    /// <summary>The bounds of the value.</summary>
    internal Bounds Bounds => Censored ? Bounds.AtLeast(Value) : IsAtMost ? new Bounds(0, Value) : Bounds.At(Value);
}
