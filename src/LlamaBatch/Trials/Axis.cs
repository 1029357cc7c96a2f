namespace LlamaBatch.Trials;

/// <summary>An axis of the experiment <typeparamref name="TPoint"/>: a property with several values, its levels, of any type.</summary>
public abstract class Axis<TPoint>
    where TPoint : class
{
    /// <summary>The name of the axis's property.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the axes for whose levels this axis is tuned separately; empty for a compared axis.</summary>
    public IReadOnlyList<string> TunedPer { get; init; } = [];

    /// <summary>Whether the best level of the axis is chosen on tuning seeds, instead of comparing all its levels.</summary>
    public bool IsTuned { get; init; }

    /// <summary>
    /// The target value of a metric for which the axis is tuned. Null if it is tuned for the tuning metric at the end of the run.
    /// </summary>
    public double? TunedFor { get; init; }

    /// <summary>The type of the axis's levels.</summary>
    public abstract Type LevelType { get; }

    /// <summary>The baseline level, as text.</summary>
    public abstract string Baseline { get; }

    /// <summary>The levels at a scale, as texts, in declaration order.</summary>
    public abstract IReadOnlyList<string> LevelsAt(Scale scale);

    /// <summary>A copy of the experiment's record with this axis at a given level.</summary>
    /// <exception cref="ArgumentException">The axis has no such level.</exception>
    public abstract TPoint At(TPoint point, string level);
}
