using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The best level of a tuned axis is the first or the last of its grid.</summary>
/// <param name="Level">The level.</param>
/// <param name="Points">The points that it was chosen for.</param>
internal sealed record GridEdge(AxisLevel Level, IReadOnlyList<IReadOnlyList<AxisLevel>> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The tuning seeds do not separate the levels of an axis.</summary>
/// <param name="Chosen">The level that was chosen nevertheless.</param>
/// <param name="Points">The points that it was chosen for.</param>
/// <param name="Levels">How many levels there are.</param>
/// <param name="P">The p value of the analysis of variance.</param>
internal sealed record UndecidedTuning(AxisLevel Chosen, IReadOnlyList<IReadOnlyList<AxisLevel>> Points, int Levels, double P) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A tuned level does worse on the evaluation seeds than on the tuning seeds, by more than the margin.</summary>
/// <param name="Axis">The tuned axis.</param>
/// <param name="Point">The point that it was tuned for.</param>
/// <param name="Metric">What was tuned for.</param>
/// <param name="Tuning">The mean over the tuning seeds.</param>
/// <param name="Evaluation">The mean over the evaluation seeds.</param>
/// <param name="Levels">The number of levels that were tried.</param>
internal sealed record OptimisticTuning(
    string Axis, IReadOnlyList<AxisLevel> Point, MetricDefinition Metric, double Tuning, double Evaluation, int Levels) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Levels were tuned and judged on the same validation windows.</summary>
internal sealed record SharedWindows : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>An error rate, and the number of seeds that it is of.</summary>
/// <param name="Seeds">The number of seeds.</param>
/// <param name="Error">The share of wrong verdicts.</param>
internal readonly record struct SeedError(int Seeds, double Error);

/// <summary>Verdicts at points whose levels were chosen by noise are wrong more often than the nominal error.</summary>
/// <param name="IsSingleSeed">Whether there is one tuning seed, so that nothing tells the noise.</param>
/// <param name="Errors">How often verdicts in one direction at margin 0 are wrong, by evaluation seeds.</param>
/// <param name="Nominal">How often they should be.</param>
internal sealed record NoisyTuning(bool IsSingleSeed, IReadOnlyList<SeedError> Errors, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The steps that a point takes to a target at a level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Steps">The steps, a mean over the tuning seeds.</param>
/// <param name="IsAtLeast">Whether some trials did not reach the target, and count with their budget.</param>
internal readonly record struct StepsAt(AxisLevel Level, long Steps, bool IsAtLeast);

/// <summary>A point that reaches a target sooner at another level than at the chosen one.</summary>
/// <param name="Point">The point.</param>
/// <param name="Best">The level that reaches it first.</param>
/// <param name="Chosen">The chosen level.</param>
internal sealed record SoonerElsewhere(IReadOnlyList<AxisLevel> Point, StepsAt Best, StepsAt Chosen);

/// <summary>An axis was tuned for the end of the run, but a claim is about a target.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Target">The value of the target.</param>
/// <param name="Points">Where other levels reach it sooner.</param>
internal sealed record TunedForTheEnd(string Axis, double Target, IReadOnlyList<SoonerElsewhere> Points) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
