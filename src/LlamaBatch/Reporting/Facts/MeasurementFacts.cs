using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Trials;

namespace LlamaBatch.Reporting.Facts;

/// <summary>How many cost trials were disturbed in one way, and the worst of them.</summary>
/// <param name="Count">The number.</param>
/// <param name="Worst">The worst share, of a core or of the usual speed.</param>
internal readonly record struct Disturbance(int Count, double Worst);

/// <summary>Cost trials that the machine disturbed, also when they were repeated.</summary>
/// <param name="Count">The number.</param>
/// <param name="All">The number of all cost trials.</param>
/// <param name="Shared">Those that had less of a core than <see cref="CpuShare.Least"/>.</param>
/// <param name="Slow">Those during which the machine was slower than <see cref="ReferenceSpeed.Least"/> of its median speed.</param>
/// <param name="Uneven">The number of those whose steps differed by more than <see cref="StepSpread.Most"/>.</param>
internal sealed record DisturbedCosts(int Count, int All, Disturbance Shared, Disturbance Slow, int Uneven) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>A value far from the others of its point.</summary>
/// <param name="Point">The point.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Seed">The seed, or for a cost the block.</param>
/// <param name="Value">The value.</param>
/// <param name="OthersMean">The mean of the others.</param>
/// <param name="OthersDeviation">The standard deviation of the others.</param>
internal sealed record Outlying(
    IReadOnlyList<AxisLevel> Point, MetricDefinition Metric, int Seed, double Value, double OthersMean, double OthersDeviation);

/// <summary>Values far from the others of their points, by Grubbs's test over all samples of the report.</summary>
/// <param name="Values">The values.</param>
/// <param name="Samples">How many samples were tested.</param>
/// <param name="Error">The share of reports in which chance alone makes one.</param>
internal sealed record Outliers(IReadOnlyList<Outlying> Values, int Samples, double Error) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How often verdicts on costs are wrong where each point has an offset of the day.</summary>
/// <param name="Offset">The offset, as a share.</param>
/// <param name="Error">The share of wrong verdicts on the margin.</param>
internal readonly record struct OffsetError(double Offset, double Error);

/// <summary>All costs were measured on one occasion.</summary>
/// <param name="Duration">How long it took.</param>
/// <param name="Errors">What an offset of the day would do.</param>
/// <param name="Nominal">The error that is promised.</param>
internal sealed record OneOccasion(TimeSpan Duration, IReadOnlyList<OffsetError> Errors, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The differences of a comparison are skewed, which the t test assumes they are not.</summary>
/// <param name="Part">The most skewed comparison.</param>
/// <param name="Others">How many others are skewed.</param>
/// <param name="Skewness">Its skewness, g₁.</param>
/// <param name="P">Its p value.</param>
/// <param name="Tested">How many comparisons were tested.</param>
/// <param name="Error">How often the t test errs on exponential differences.</param>
/// <param name="Nominal">The error that is promised.</param>
internal sealed record SkewedDifferences(
    Comparison Part, int Others, double Skewness, double P, int Tested, double Error, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Verdicts were computed with several numbers of seeds.</summary>
/// <param name="Seeds">The numbers, rising.</param>
/// <param name="AreRecorded">Whether runs recorded that they computed verdicts; otherwise only the times of trials show it.</param>
/// <param name="Error">The share of wrong verdicts on the margin where seeds are added until a claim is decided.</param>
/// <param name="Nominal">The error that is promised.</param>
internal sealed record SeveralLooks(IReadOnlyList<int> Seeds, bool AreRecorded, double Error, double Nominal) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
