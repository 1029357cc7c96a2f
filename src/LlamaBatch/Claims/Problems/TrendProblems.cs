namespace LlamaBatch.Claims.Problems;

/// <summary>A trend names too few levels.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Fewest">The levels that it needs.</param>
internal sealed record TooFewLevels(MetricDefinition Metric, int Fewest) : ClaimProblem;

/// <summary>A trend varies no axis, or several.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Axes">The axes that vary.</param>
internal sealed record NotOneAxis(MetricDefinition Metric, IReadOnlyList<string> Axes) : ClaimProblem;

/// <summary>Two levels of a trend have the same settings.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Axis">The axis.</param>
/// <param name="First">The first of them.</param>
/// <param name="Again">The second.</param>
internal sealed record RepeatedSettings(MetricDefinition Metric, string Axis, ArmName First, ArmName Again) : ClaimProblem;

/// <summary>A trend runs along levels that are not numbers.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Level">The level.</param>
internal sealed record LevelIsNoNumber(string Axis, string Level) : ClaimProblem;

/// <summary>A trend takes the logarithm of a level that is not above zero.</summary>
/// <param name="Level">The level.</param>
internal sealed record LevelWithoutLogarithm(double Level) : ClaimProblem;

/// <summary>An effect is taken on a quantity that is fitted to all seeds together.</summary>
/// <param name="Metric">The quantity.</param>
internal sealed record EffectOnFit(MetricDefinition Metric) : ClaimProblem;

/// <summary>An effect is taken of some arms against another number of arms.</summary>
/// <param name="Arms">How many arms there are.</param>
/// <param name="Others">How many there are on the other side.</param>
internal sealed record UnequalArms(int Arms, int Others) : ClaimProblem;
