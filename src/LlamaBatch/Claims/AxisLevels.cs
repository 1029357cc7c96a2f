namespace LlamaBatch;

/// <summary>What is asked of an axis, as text.</summary>
/// <param name="Axis">The axis's property.</param>
/// <param name="Levels">The levels asked for, each of them an arm; null holds the axis at its baseline.</param>
public readonly record struct AxisLevels(string Axis, IReadOnlyList<string>? Levels)
{
    /// <summary>Whether the axis is held at its baseline.</summary>
    public bool AreBaseline => Levels is null;
}
