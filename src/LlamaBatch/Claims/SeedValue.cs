using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>A metric's value in one trial.</summary>
/// <param name="Seed">The trial's seed.</param>
/// <param name="Value">The value, in the metric's unit, which is never NaN. It is a lower bound if the trial is right-censored.</param>
/// <param name="Diverged">Whether the trial diverged. If it diverged, the value is that of a uniform model (equal probability for
/// all tokens).</param>
/// <param name="Censored">Whether the trial ended before it reached the target (right-censored).</param>
public readonly record struct SeedValue(int Seed, double Value, bool Diverged = false, bool Censored = false)
{
    /// <summary>Whether the value is a time measured while other programs used the core.</summary>
    public bool Disturbed { get; init; }

    /// <summary>
    /// Whether the trial reached the target before its first measurement (left-censored). The value is then an upper
    /// bound.
    /// </summary>
    public bool IsAtMost { get; init; }

    /// <summary>
    /// The interval that contains the value (interval-censored), such as the interval between two evaluations. It is null if the value is
    /// exact.
    /// </summary>
    public Bounds? Within { get; init; }

    /// <summary>Whether the value is censored, so that it is only a bound.</summary>
    internal bool IsBound => Censored || IsAtMost;

    /// <summary>The bounds on the value.</summary>
    internal Bounds Bounds => Censored ? Bounds.AtLeast(Value) : IsAtMost ? new Bounds(0, Value) : Within ?? Bounds.At(Value);
}
