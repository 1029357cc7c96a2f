using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A point of the sweep (one level of each axis) with the name that a claim gives to it.</summary>
/// <param name="Name">The levels that the claim names.</param>
/// <param name="Levels">The point's level on each axis, in the order of the axes.</param>
internal readonly record struct NamedPoint(PointName Name, IReadOnlyList<AxisLevel> Levels);
