namespace LlamaBatch;

/// <summary>The levels that a claim names on one axis, as text.</summary>
/// <param name="Axis">The name of the axis's property.</param>
/// <param name="Levels">The levels, or null if the axis is held at its baseline (the value of the property's initializer).</param>
public readonly record struct AxisLevels(string Axis, IReadOnlyList<string>? Levels)
{
    /// <summary>Whether the axis is held at its baseline.</summary>
    public bool AreBaseline => Levels is null;
}
