using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A combination of levels that is asked for.</summary>
/// <param name="Name">The levels of the axes that were named.</param>
/// <param name="Levels">On every axis, in the order of the axes.</param>
internal readonly record struct Arm(PointName Name, IReadOnlyList<AxisLevel> Levels);
