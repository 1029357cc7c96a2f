using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact about the critical batch size, at which both text and steps are twice their minimum.</summary>
internal abstract record CriticalBatchFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The critical batch size for a target, at given levels of all axes except the batch size.</summary>
/// <param name="Metric">The metric that reaches the target.</param>
/// <param name="Target">The target.</param>
/// <param name="At">The levels of all axes except the batch size.</param>
/// <param name="CriticalBatch">The critical batch size, B_crit.</param>
/// <param name="Interval">The 95 % interval of the critical batch size.</param>
/// <param name="Sides">The sides on which the measured batch sizes bound the critical batch size.</param>
internal sealed record CriticalBatchAt(
    MetricDefinition Metric,
    double Target,
    IReadOnlyList<Trials.AxisLevel> At,
    double CriticalBatch,
    Interval Interval,
    Identifiability Sides);

/// <summary>The critical batch sizes that the first paragraph of a report states.</summary>
/// <param name="Found">The critical batch sizes; at least one.</param>
internal sealed record CriticalBatchLead(IReadOnlyList<CriticalBatchAt> Found) : CriticalBatchFact;

/// <summary>The law by which a critical batch size is estimated, and how its interval is computed.</summary>
/// <param name="IsByRun">
/// Whether the interval comes from a bootstrap over the runs of each batch size; otherwise, from a jackknife over seeds.
/// </param>
/// <param name="Unit">The unit of the batch size and the text.</param>
internal sealed record CriticalBatchLaw(bool IsByRun, ProgressUnit Unit) : CriticalBatchFact;

/// <summary>The critical batch size with its interval, and both minima.</summary>
/// <param name="CriticalBatch">The critical batch size, B_crit.</param>
/// <param name="Interval">
/// The 95 % interval. It covers every time, between two evaluations, at which a run may have reached the target.
/// </param>
/// <param name="Recorded">
/// The 95 % interval if each run reached the target exactly at the evaluation that shows it; null if these times are exact.
/// </param>
/// <param name="Unit">The unit of the batch size and the text.</param>
/// <param name="MinimumSteps">The minimum of steps, which very large batches approach.</param>
/// <param name="MinimumExamples">The minimum of text, which very small batches approach, in the given unit.</param>
/// <param name="Without">
/// The range of B_crit over the fits that leave out one batch size. Null if the runs agree with the law, or if one of these fits
/// has no B_crit.
/// </param>
internal sealed record CriticalBatchFound(
    double CriticalBatch,
    Interval Interval,
    Interval? Recorded,
    ProgressUnit Unit,
    double MinimumSteps,
    double MinimumExamples,
    (double Least, double Most)? Without) : CriticalBatchFact;

/// <summary>The fact that a critical batch size cannot be estimated.</summary>
/// <param name="Why">The reason.</param>
internal sealed record NoCriticalBatch(CriticalBatchObstacle Why) : CriticalBatchFact;

/// <summary>The sides on which the measured batch sizes bound the critical batch size.</summary>
/// <param name="Sides">The sides.</param>
/// <param name="Smallest">The smallest batch size.</param>
/// <param name="Largest">The largest batch size.</param>
internal sealed record CriticalBatchSides(Identifiability Sides, double Smallest, double Largest) : CriticalBatchFact;

/// <summary>The test of whether the runs agree with the law of the critical batch size.</summary>
/// <param name="P">The p value of the lack-of-fit test.</param>
/// <param name="Curvature">Whether the text grows faster or more slowly than linearly with the batch size.</param>
/// <param name="IsRejected">Whether the law is rejected.</param>
/// <param name="WithinGrid">
/// The largest p value over all times between two evaluations at which the runs may have reached the target. Null if the times
/// are exact, or if the law is not rejected.
/// </param>
internal sealed record LawFit(double P, Curvature Curvature, bool IsRejected, double? WithinGrid) : CriticalBatchFact
{
    /// <summary>Whether the distance between evaluations alone could explain why the runs deviate from the law.</summary>
    public bool IsExplainedByGrid => WithinGrid >= CriticalBatchLimits.LackOfFitError;
}

/// <summary>The estimates of the critical batch size after changes of the fitted data.</summary>
/// <param name="Without">For each batch size, the critical batch size if that batch size is left out.</param>
/// <param name="HalfGridOff">
/// The critical batch size if each run reached the target halfway between two evaluations; null if the times are exact.
/// </param>
/// <param name="MustHold">Whether claims must hold in each of these fits, because the runs deviate from the law.</param>
internal sealed record CriticalBatchMoves(
    IReadOnlyList<(double Batch, double CriticalBatch)> Without, double? HalfGridOff, bool MustHold) : CriticalBatchFact;
