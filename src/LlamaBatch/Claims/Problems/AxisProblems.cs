namespace LlamaBatch.Claims.Problems;

/// <summary>The claim names an axis that the experiment lacks.</summary>
/// <param name="Axis">The name in the claim.</param>
/// <param name="Axes">The names of the experiment's axes.</param>
internal sealed record UnknownAxis(string Axis, IReadOnlyList<string> Axes) : ClaimProblem;

/// <summary>The claim names a level of a tuned axis.</summary>
/// <param name="Axis">The name of the tuned axis.</param>
internal sealed record TunedAxis(string Axis) : ClaimProblem;

/// <summary>The claim names an axis with an empty list of levels.</summary>
/// <param name="Axis">The name of the axis.</param>
/// <param name="Levels">The levels of the axis.</param>
internal sealed record NoLevel(string Axis, IReadOnlyList<string> Levels) : ClaimProblem;

/// <summary>The claim names a level that the axis lacks.</summary>
/// <param name="Axis">The name of the axis.</param>
/// <param name="Level">The level in the claim.</param>
/// <param name="Levels">The levels of the axis.</param>
internal sealed record UnknownLevel(string Axis, string Level, IReadOnlyList<string> Levels) : ClaimProblem;

/// <summary>The claim names a level twice.</summary>
/// <param name="Axis">The name of the axis.</param>
/// <param name="Levels">The levels as the claim names them.</param>
internal sealed record RepeatedLevel(string Axis, IReadOnlyList<string> Levels) : ClaimProblem;

/// <summary>The claim must be about one configuration, but names several.</summary>
/// <param name="IsPareto">Whether the claim is about non-dominance; otherwise it is about the best configuration.</param>
/// <param name="Arms">The configurations that the claim names.</param>
internal sealed record SeveralArms(bool IsPareto, IReadOnlyList<ArmName> Arms) : ClaimProblem;
