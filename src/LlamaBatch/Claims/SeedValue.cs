using LlamaBatch.Statistics;

namespace LlamaBatch;

/// <summary>A metric's value in one trial.</summary>
/// <param name="Seed">The trial's seed.</param>
/// <param name="Value">The value, in the metric's unit; never not-a-number. Where it is censored, what it is at least.</param>
/// <param name="Diverged">Whether the trial diverged, so that the value is what the metric counts for a model that knows nothing.</param>
/// <param name="Censored">Whether the trial ended before the value was reached, so that the value is at least this (right-censored).</param>
public readonly record struct SeedValue(int Seed, double Value, bool Diverged = false, bool Censored = false)
{
    /// <summary>Whether it is a time that was measured while other programs used the core.</summary>
    public bool Disturbed { get; init; }

    /// <summary>Whether the value was reached before anything was measured, so that it is at most this and above zero (left-censored).</summary>
    public bool IsAtMost { get; init; }

    /// <summary>Whether only a bound is known.</summary>
    internal bool IsBound => Censored || IsAtMost;

    /// <summary>What is known of the value.</summary>
    internal Bounds Bounds => Censored ? Bounds.AtLeast(Value) : IsAtMost ? new Bounds(0, Value) : Bounds.At(Value);
}
