namespace LlamaBatch.Trials;

/// <summary>An axis of the experiment <typeparamref name="TPoint"/>: a property that varies. Its values are called levels.</summary>
public abstract class Axis<TPoint>
    where TPoint : class
{
    /// <summary>The name of the axis's property.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The names of other axes. This axis is tuned separately for each combination of their levels. The list is empty if this
    /// axis is not tuned.
    /// </summary>
    public IReadOnlyList<string> TunedPer { get; init; } = [];

    /// <summary>
    /// Whether the best level of the axis is chosen by tuning, on separate seeds. Otherwise, the experiment compares all levels.
    /// </summary>
    public bool IsTuned { get; init; }

    /// <summary>
    /// The metric value that tuned trials should reach with the fewest tokens. If it is null, tuning chooses the level with the best metric
    /// at the end of the run.
    /// </summary>
    public double? TunedFor { get; init; }

    /// <summary>The type of the axis's levels.</summary>
    public abstract Type LevelType { get; }

    /// <summary>The initial value of the axis's property, as text.</summary>
    public abstract string Baseline { get; }

    /// <summary>The levels that are run at a scale (smoke, quick or full), as texts, in declaration order.</summary>
    public abstract IReadOnlyList<string> LevelsAt(Scale scale);

    /// <summary>A copy of the experiment with this axis at a given level.</summary>
    /// <exception cref="ArgumentException">The axis has no such level.</exception>
    public abstract TPoint At(TPoint point, string level);
}
