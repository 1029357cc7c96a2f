using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The fact that tuning chose the first or last level that it tried.</summary>
/// <param name="Level">The chosen level.</param>
/// <param name="Points">The configurations for which the level was chosen.</param>
internal sealed record GridEdge(AxisLevel Level, IReadOnlyList<IReadOnlyList<AxisLevel>> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the tuning seeds do not show which level of an axis is best.</summary>
/// <param name="Chosen">The chosen level, which has the best mean.</param>
/// <param name="Points">The configurations for which the level was chosen.</param>
/// <param name="Levels">The number of levels that tuning tried.</param>
/// <param name="P">The p value of the analysis of variance over the levels.</param>
internal sealed record UndecidedTuning(AxisLevel Chosen, IReadOnlyList<IReadOnlyList<AxisLevel>> Points, int Levels, double P) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A configuration whose tuned level is worse on evaluation seeds than on tuning seeds.</summary>
/// <param name="Point">The configuration for which the axis was tuned.</param>
/// <param name="Tuning">The mean over the tuning seeds.</param>
/// <param name="Evaluation">The mean over the evaluation seeds.</param>
internal readonly record struct TuningOptimism(IReadOnlyList<AxisLevel> Point, double Tuning, double Evaluation);

/// <summary>The fact that tuned levels are worse on evaluation seeds than on tuning seeds, by more than the margin.</summary>
/// <param name="Axis">The tuned axis.</param>
/// <param name="Metric">The metric by which tuning chose the levels.</param>
/// <param name="Levels">The number of levels that tuning tried.</param>
/// <param name="Points">The configurations with such a level.</param>
internal sealed record OptimisticTuning(
    string Axis, MetricDefinition Metric, int Levels, IReadOnlyList<TuningOptimism> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that tuning and evaluation use the same validation windows.</summary>
internal sealed record SharedWindows : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The error rate of verdicts for a number of evaluation seeds.</summary>
/// <param name="Seeds">The number of evaluation seeds.</param>
/// <param name="Error">The share of wrong verdicts.</param>
internal readonly record struct SeedError(int Seeds, double Error);

/// <summary>The fact that noise may have chosen the tuned levels, which raises the error rate of verdicts.</summary>
/// <param name="IsSingleSeed">Whether there is only one tuning seed, so that the noise cannot be estimated.</param>
/// <param name="Errors">
/// For several numbers of evaluation seeds, the share of studies that support a false one-sided claim with margin 0.
/// </param>
/// <param name="Nominal">The error rate without such noise.</param>
internal sealed record NoisyTuning(bool IsSingleSeed, IReadOnlyList<SeedError> Errors, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The number of steps that a configuration needs to reach a target, at one level of a tuned axis.</summary>
/// <param name="Level">The tuned level.</param>
/// <param name="Steps">The mean number of steps over the tuning seeds.</param>
/// <param name="IsAtLeast">Whether the number is a lower bound, because some trials did not reach the target.</param>
internal readonly record struct StepsAt(AxisLevel Level, long Steps, bool IsAtLeast);

/// <summary>A configuration in which another level of a tuned axis reaches a target sooner than the level that tuning chose.</summary>
/// <param name="Point">The configuration.</param>
/// <param name="Best">The level that reaches the target first, with its steps.</param>
/// <param name="Chosen">The chosen level, with its steps.</param>
internal sealed record SoonerElsewhere(IReadOnlyList<AxisLevel> Point, StepsAt Best, StepsAt Chosen);

/// <summary>The fact that an axis was tuned for the end of the run, although a claim concerns a target.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Target">The value of the target.</param>
/// <param name="Points">The configurations in which other levels reach the target sooner.</param>
internal sealed record TunedForTheEnd(string Axis, double Target, IReadOnlyList<SoonerElsewhere> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
