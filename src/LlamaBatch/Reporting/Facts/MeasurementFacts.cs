using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>The number of cost trials with one kind of disturbance, and the worst case.</summary>
/// <param name="Count">The number of disturbed trials.</param>
/// <param name="Worst">The smallest share of a core that a trial had, or the smallest share of the machine's usual speed.</param>
internal readonly record struct Disturbance(int Count, double Worst);

/// <summary>Cost trials (measurements of time and memory) that were disturbed even when they were repeated.</summary>
/// <param name="Count">The number of disturbed cost trials.</param>
/// <param name="All">The total number of cost trials.</param>
/// <param name="Shared">The trials that had less than <see cref="CpuShare.Least"/> of a core.</param>
/// <param name="Slow">The trials during which the machine was slower than <see cref="ReferenceSpeed.Least"/> of its median speed.</param>
/// <param name="Uneven">The number of trials whose step times differed by more than <see cref="StepSpread.Most"/>.</param>
internal sealed record DisturbedCosts(int Count, int All, Disturbance Shared, Disturbance Slow, int Uneven) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>An outlying value among the repetitions of a configuration.</summary>
/// <param name="Point">The configuration.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Seed">The number of the seed, or of the block for a cost metric.</param>
/// <param name="Value">The outlying value.</param>
/// <param name="OthersMean">The mean of the other values.</param>
/// <param name="OthersDeviation">The standard deviation of the other values.</param>
internal sealed record Outlying(
    IReadOnlyList<AxisLevel> Point, MetricDefinition Metric, int Seed, double Value, double OthersMean, double OthersDeviation);

/// <summary>The outlying values in the samples of a report, found by Grubbs' test.</summary>
/// <param name="Values">The outlying values.</param>
/// <param name="Samples">The number of tested samples.</param>
/// <param name="Error">The share of reports that contain an outlier by chance alone.</param>
internal sealed record Outliers(IReadOnlyList<Outlying> Values, int Samples, double Error) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The error rate of cost verdicts if each configuration's costs shift by a random offset between days.</summary>
/// <param name="Offset">The standard deviation of the offset, as a share of the cost.</param>
/// <param name="Error">The share of wrong verdicts if the true effect equals the margin.</param>
internal readonly record struct OffsetError(double Offset, double Error);

/// <summary>The fact that all costs were measured in one session, so intervals miss differences between days.</summary>
/// <param name="Duration">The duration of the session.</param>
/// <param name="Errors">The error rates for several sizes of the differences between days.</param>
/// <param name="Nominal">The nominal error rate.</param>
internal sealed record OneOccasion(TimeSpan Duration, IReadOnlyList<OffsetError> Errors, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that the differences of some comparisons are skewed, which violates an assumption of the t test.</summary>
/// <param name="Part">The most skewed comparison.</param>
/// <param name="Others">The number of other skewed comparisons.</param>
/// <param name="Skewness">The sample skewness g₁ of the differences in the most skewed comparison.</param>
/// <param name="P">The p value of the skewness test in the most skewed comparison.</param>
/// <param name="Tested">The number of tested comparisons.</param>
/// <param name="Error">
/// The error rate of the t test if the differences are exponentially distributed and the true effect equals the margin.
/// </param>
/// <param name="Nominal">The nominal error rate.</param>
internal sealed record SkewedDifferences(
    Comparison Part, int Others, double Skewness, double P, int Tested, double Error, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that verdicts were computed repeatedly while seeds were added, which raises the error rate.</summary>
/// <param name="Seeds">The numbers of seeds for which verdicts were computed, in ascending order.</param>
/// <param name="AreRecorded">
/// Whether the journal recorded each computation of verdicts. Otherwise, the computations are inferred from pauses between trials.
/// </param>
/// <param name="Error">
/// The share of wrong verdicts if the true effect equals the margin and seeds are added until a claim is decided.
/// </param>
/// <param name="Nominal">The nominal error rate.</param>
internal sealed record SeveralLooks(IReadOnlyList<int> Seeds, bool AreRecorded, double Error, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
