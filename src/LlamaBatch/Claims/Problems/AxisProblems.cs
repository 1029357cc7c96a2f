namespace LlamaBatch.Claims.Problems;

/// <summary>There is no such axis.</summary>
/// <param name="Axis">What was asked for.</param>
/// <param name="Axes">The axes that there are.</param>
internal sealed record UnknownAxis(string Axis, IReadOnlyList<string> Axes) : ClaimProblem;

/// <summary>The claim names a level of a tuned axis.</summary>
/// <param name="Axis">The axis.</param>
internal sealed record TunedAxis(string Axis) : ClaimProblem;

/// <summary>The claim names an axis without a level.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Levels">The levels that there are.</param>
internal sealed record NoLevel(string Axis, IReadOnlyList<string> Levels) : ClaimProblem;

/// <summary>There is no such level.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Level">What was asked for.</param>
/// <param name="Levels">The levels that there are.</param>
internal sealed record UnknownLevel(string Axis, string Level, IReadOnlyList<string> Levels) : ClaimProblem;

/// <summary>The claim names a level twice.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Levels">The levels as they are named.</param>
internal sealed record RepeatedLevel(string Axis, IReadOnlyList<string> Levels) : ClaimProblem;

/// <summary>The claim is about one arm and names several.</summary>
/// <param name="IsPareto">Whether it asks what is non-dominated; else what is best.</param>
/// <param name="Arms">The arms.</param>
internal sealed record SeveralArms(bool IsPareto, IReadOnlyList<ArmName> Arms) : ClaimProblem;
