using LlamaBatch.Trials;

namespace LlamaBatch;

/// <summary>A combination of levels that is asked for.</summary>
/// <param name="Label">In words, the axes that were named: <c>batch size 100</c>.</param>
/// <param name="Levels">On every axis, in the order of the axes.</param>
internal readonly record struct Arm(string Label, IReadOnlyList<AxisLevel> Levels);
