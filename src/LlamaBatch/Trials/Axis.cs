namespace LlamaBatch.Trials;

/// <summary>An axis of the sweep of <typeparamref name="TPoint"/>, with levels of any type.</summary>
public abstract class Axis<TPoint>
    where TPoint : class
{
    /// <summary>The name of the axis's property.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the axes for whose levels this axis is tuned separately; empty for a compared axis.</summary>
    public IReadOnlyList<string> TunedPer { get; init; } = [];

    /// <summary>Whether the axis is tuned: its best level is chosen on tuning seeds, instead of comparing all levels.</summary>
    public bool IsTuned { get; init; }

    /// <summary>The target value that the axis is tuned for; null for the tuning metric at the end of the run.</summary>
    public double? TunedFor { get; init; }

    /// <summary>The type of its levels.</summary>
    public abstract Type LevelType { get; }

    /// <summary>The baseline level, as text.</summary>
    public abstract string Baseline { get; }

    /// <summary>The levels at a scale, as texts, in declaration order.</summary>
    public abstract IReadOnlyList<string> LevelsAt(Scale scale);

    /// <summary>A copy of a point with this axis at another level.</summary>
    /// <exception cref="ArgumentException">The axis has no such level.</exception>
    public abstract TPoint At(TPoint point, string level);
}
