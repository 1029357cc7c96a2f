namespace LlamaBatch.Trials;

/// <summary>An axis with levels of type <typeparamref name="TLevel"/>.</summary>
public sealed class Axis<TPoint, TLevel> : Axis<TPoint>
    where TPoint : class
    where TLevel : notnull
{
    /// <summary>The levels of the full scale.</summary>
    public required IReadOnlyList<TLevel> Levels { get; init; }

    /// <summary>The levels of the quick scale. If the list is empty, the quick scale has all levels.</summary>
    public IReadOnlyList<TLevel> Quick { get; init; } = [];

    /// <summary>
    /// The levels of the smoke scale. If the list is empty, the smoke scale has the first level, the last level and the baseline.
    /// </summary>
    public IReadOnlyList<TLevel> Smoke { get; init; } = [];

    /// <summary>The baseline: the level to which the property is initialized.</summary>
    public required TLevel BaselineLevel { get; init; }

    /// <summary>Returns a copy of the experiment with this axis at a given level.</summary>
    public required Func<TPoint, TLevel, TPoint> With { get; init; }

    /// <inheritdoc/>
    public override Type LevelType => typeof(TLevel);

    /// <inheritdoc/>
    public override string Baseline => LevelText.Of(BaselineLevel);

    /// <inheritdoc/>
    public override IReadOnlyList<string> LevelsAt(Scale scale)
    {
        IEnumerable<TLevel> levels = scale switch
        {
            Scale.Smoke when Smoke.Count > 0 => Smoke,
            // The baseline is always included, because a claim uses the baseline of every axis that it does not name.
            Scale.Smoke => Levels.Where((level, i) => i == 0 || i == Levels.Count - 1 || Equals(level, BaselineLevel)),
            Scale.Quick when Quick.Count > 0 => Quick,
            _ => Levels,
        };
        return [.. levels.Select(LevelText.Of)];
    }

    /// <inheritdoc/>
    public override TPoint At(TPoint point, string level)
    {
        foreach (TLevel known in Levels.Concat(Quick).Concat(Smoke))
        {
            if (LevelText.Of(known) == level)
            {
                return With(point, known);
            }
        }

        throw new ArgumentException(
            $"The axis {Name} has no level {level}; its levels are {string.Join(", ", Levels.Select(LevelText.Of))}.",
            nameof(level));
    }
}
