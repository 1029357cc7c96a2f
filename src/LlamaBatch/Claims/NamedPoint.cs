using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A point of the sweep, as a claim names it.</summary>
/// <param name="Name">The levels that the claim names.</param>
/// <param name="Levels">Its level on every axis, in the order of the axes.</param>
internal readonly record struct NamedPoint(PointName Name, IReadOnlyList<AxisLevel> Levels);
