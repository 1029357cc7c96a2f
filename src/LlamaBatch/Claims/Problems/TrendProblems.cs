namespace LlamaBatch.Claims.Problems;

/// <summary>A claim about a trend along an axis names too few levels.</summary>
/// <param name="Metric">The metric that the trend is about.</param>
/// <param name="Fewest">The smallest number of levels that the trend needs.</param>
internal sealed record TooFewLevels(MetricDefinition Metric, int Fewest) : ClaimProblem;

/// <summary>A claim about a trend varies no axis or several axes, instead of one.</summary>
/// <param name="Metric">The metric that the trend is about.</param>
/// <param name="Axes">The axes that vary.</param>
internal sealed record NotOneAxis(MetricDefinition Metric, IReadOnlyList<string> Axes) : ClaimProblem;

/// <summary>Two levels of a trend lead to the same settings.</summary>
/// <param name="Metric">The metric that the trend is about.</param>
/// <param name="Axis">The name of the axis.</param>
/// <param name="First">The configuration at the first of the two levels.</param>
/// <param name="Again">The configuration at the second of the two levels.</param>
internal sealed record RepeatedSettings(MetricDefinition Metric, string Axis, ArmName First, ArmName Again) : ClaimProblem;

/// <summary>The claim is about a trend along an axis whose levels are not numbers.</summary>
/// <param name="Axis">The name of the axis.</param>
/// <param name="Level">The level, for example a name.</param>
internal sealed record LevelIsNoNumber(string Axis, string Level) : ClaimProblem;

/// <summary>A trend over the logarithm of the level has a level of zero or below.</summary>
/// <param name="Level">The level that is not above zero.</param>
internal sealed record LevelWithoutLogarithm(double Level) : ClaimProblem;

/// <summary>A level lies beyond the lowest or highest value that the claim names for its axis.</summary>
/// <param name="Level">The level that lies beyond the limit.</param>
/// <param name="Limit">The lowest or highest value.</param>
/// <param name="IsLowest">Whether the limit is the lowest value.</param>
internal sealed record LevelBeyondLimit(double Level, double Limit, bool IsLowest) : ClaimProblem;

/// <summary>
/// The claim asks for an effect or a ratio of a fitted quantity. The fit uses all seeds together, so no seed has a value of its own.
/// </summary>
/// <param name="Metric">The fitted quantity.</param>
internal sealed record EffectOnFit(MetricDefinition Metric) : ClaimProblem;

/// <summary>The two sides of an effect have different numbers of configurations.</summary>
/// <param name="Arms">The number of configurations on the left side.</param>
/// <param name="Others">The number of configurations on the right side.</param>
internal sealed record UnequalArms(int Arms, int Others) : ClaimProblem;

/// <summary>The critical batch size is requested for a metric that is not the number of steps to a target.</summary>
/// <param name="Metric">The metric.</param>
internal sealed record NotSteps(MetricDefinition Metric) : ClaimProblem;

/// <summary>The critical batch size is requested, but a run reached the target before its first step.</summary>
/// <param name="Metric">The metric, which is the number of steps to the target.</param>
internal sealed record ReachedAtStart(MetricDefinition Metric) : ClaimProblem;
