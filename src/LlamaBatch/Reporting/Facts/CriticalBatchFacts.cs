using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact about the critical batch size of a target.</summary>
internal abstract record CriticalBatchFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>A critical batch size.</summary>
/// <param name="Metric">The metric that reaches the target.</param>
/// <param name="Target">The target.</param>
/// <param name="At">The levels of the other axes.</param>
/// <param name="CriticalBatch">B_crit.</param>
/// <param name="Interval">Its 95 % interval.</param>
/// <param name="Sides">On which sides the batch sizes bound it.</param>
internal sealed record CriticalBatchAt(
    MetricDefinition Metric,
    double Target,
    IReadOnlyList<Trials.AxisLevel> At,
    double CriticalBatch,
    Interval Interval,
    Identifiability Sides);

/// <summary>The critical batch sizes, in the first paragraph of a report.</summary>
/// <param name="Found">The critical batch sizes; at least one.</param>
internal sealed record CriticalBatchLead(IReadOnlyList<CriticalBatchAt> Found) : CriticalBatchFact;

/// <summary>The law by which a critical batch size is estimated, and how its interval is computed.</summary>
/// <param name="IsByRun">Whether runs are resampled within each batch size; otherwise seeds are, with all batch sizes.</param>
/// <param name="Unit">The unit of the batch size and the text.</param>
internal sealed record CriticalBatchLaw(bool IsByRun, ProgressUnit Unit) : CriticalBatchFact;

/// <summary>The critical batch size with its interval, and both minima.</summary>
/// <param name="CriticalBatch">B_crit.</param>
/// <param name="Interval">Its 95 % interval, wherever in its evaluation interval each run reached the target.</param>
/// <param name="Recorded">The 95 % interval for the values as recorded; null if they are exact.</param>
/// <param name="Unit">The unit of the batch size and the text.</param>
/// <param name="MinimumSteps">The steps that ever larger batches need.</param>
/// <param name="MinimumExamples">The text that ever smaller batches need.</param>
/// <param name="Without">
/// The range of B_crit if one batch size is left out; null if the runs agree with the law, or if a rest has no B_crit.
/// </param>
internal sealed record CriticalBatchFound(
    double CriticalBatch,
    Interval Interval,
    Interval? Recorded,
    ProgressUnit Unit,
    double MinimumSteps,
    double MinimumExamples,
    (double Least, double Most)? Without) : CriticalBatchFact;

/// <summary>There is no critical batch size.</summary>
/// <param name="Why">Why.</param>
internal sealed record NoCriticalBatch(CriticalBatchObstacle Why) : CriticalBatchFact;

/// <summary>On which sides the batch sizes bound the critical one.</summary>
/// <param name="Sides">The sides.</param>
/// <param name="Smallest">The smallest batch size.</param>
/// <param name="Largest">The largest.</param>
internal sealed record CriticalBatchSides(Identifiability Sides, double Smallest, double Largest) : CriticalBatchFact;

/// <summary>Whether the runs agree with the law.</summary>
/// <param name="P">The p of the lack-of-fit test.</param>
/// <param name="Curvature">The curvature of the text against the batch.</param>
/// <param name="IsRejected">Whether the law is rejected.</param>
/// <param name="WithinGrid">
/// The largest p, wherever in its evaluation interval each run reached the target; null if values are exact, or if the law is not rejected.
/// </param>
internal sealed record LawFit(double P, Curvature Curvature, bool IsRejected, double? WithinGrid) : CriticalBatchFact
{
    /// <summary>Whether the evaluation grid alone could explain that the runs deviate from the law.</summary>
    public bool IsExplainedByGrid => WithinGrid >= CriticalBatchLimits.LackOfFitError;
}

/// <summary>How far the critical batch size moves.</summary>
/// <param name="Without">The critical batch size without each batch size.</param>
/// <param name="HalfGridOff">With half of each evaluation interval taken off; null if values are exact.</param>
/// <param name="MustHold">Whether claims must hold in each of these fits, because the runs deviate from the law.</param>
internal sealed record CriticalBatchMoves(
    IReadOnlyList<(double Batch, double CriticalBatch)> Without, double? HalfGridOff, bool MustHold) : CriticalBatchFact;
