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
/// <param name="Sides">The sides on which the measured batch sizes bound the critical batch size: lower, upper, both or none.</param>
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
/// <param name="Unit">The unit in which the batch size and the amount of text are counted.</param>
internal sealed record CriticalBatchLaw(bool IsByRun, ProgressUnit Unit) : CriticalBatchFact;

/// <summary>The critical batch size with its interval, and the smallest possible numbers of steps and examples.</summary>
/// <param name="CriticalBatch">The critical batch size, B_crit.</param>
/// <param name="Interval">
/// The 95 % interval. It allows for the unknown times, between two evaluations, at which the runs reached the target.
/// </param>
/// <param name="Recorded">
/// The 95 % interval computed as if each run reached the target exactly at an evaluation; null if the exact times are known.
/// </param>
/// <param name="Unit">The unit in which the batch size and the amount of text are counted.</param>
/// <param name="MinimumSteps">The smallest possible number of steps, which very large batches approach.</param>
/// <param name="MinimumExamples">The smallest possible amount of text, which very small batches approach, in the given unit.</param>
/// <param name="Without">
/// The smallest and the largest estimate of B_crit if one batch size is left out of the fit. Null if the runs agree with the law, or
/// if one of these fits has no B_crit.
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

/// <summary>The sides on which the measured batch sizes bound the critical batch size: lower, upper, both or none.</summary>
/// <param name="Sides">The sides on which the critical batch size is bounded.</param>
/// <param name="Smallest">The smallest measured batch size.</param>
/// <param name="Largest">The largest measured batch size.</param>
internal sealed record CriticalBatchSides(Identifiability Sides, double Smallest, double Largest) : CriticalBatchFact;

/// <summary>The test of whether the runs agree with the law of the critical batch size.</summary>
/// <param name="P">The p value of the lack-of-fit test.</param>
/// <param name="Curvature">Whether the amount of text to the target grows faster or more slowly than linearly in the batch size.</param>
/// <param name="IsRejected">Whether the law is rejected.</param>
/// <param name="WithinGrid">
/// The largest p value over all possible times, between two evaluations, at which the runs reached the target. Null if the exact
/// times are known, or if the law is not rejected.
/// </param>
internal sealed record LawFit(double P, Curvature Curvature, bool IsRejected, double? WithinGrid) : CriticalBatchFact
{
    /// <summary>Whether the runs may deviate from the law only because the exact times of reaching the target are unknown.</summary>
    public bool IsExplainedByGrid => WithinGrid >= CriticalBatchLimits.LackOfFitError;
}

/// <summary>Estimates of the critical batch size from changed data, which show how stable the estimate is.</summary>
/// <param name="Without">For each measured batch size, the estimate from a fit without it.</param>
/// <param name="HalfGridOff">
/// The estimate computed as if each run reached the target halfway between two evaluations; null if the exact times are known.
/// </param>
/// <param name="MustHold">Whether claims must hold for each of these estimates, because the runs deviate from the law.</param>
internal sealed record CriticalBatchMoves(
    IReadOnlyList<(double Batch, double CriticalBatch)> Without, double? HalfGridOff, bool MustHold) : CriticalBatchFact;
