using LlamaBatch.Reporting.Markdown;
using LlamaBatch.Statistics;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A fact about the critical batch size of a target.</summary>
internal abstract record CriticalBatchFact : Fact
{
    /// <inheritdoc/>
    public sealed override Prose In(Language language) => language.Say(this);
}

/// <summary>The critical batch size with its interval, and both minima.</summary>
/// <param name="CriticalBatch">B_crit.</param>
/// <param name="Interval">Its 95 % interval, wherever in its evaluation interval each run reached the target.</param>
/// <param name="Recorded">The 95 % interval for the values as recorded; null if they are exact.</param>
/// <param name="Unit">The unit of the batch size and the text.</param>
/// <param name="MinimumSteps">The steps that ever larger batches need.</param>
/// <param name="MinimumExamples">The text that ever smaller batches need.</param>
internal sealed record CriticalBatchFound(
    double CriticalBatch, Interval Interval, Interval? Recorded, ProgressUnit Unit, double MinimumSteps, double MinimumExamples)
    : CriticalBatchFact;

/// <summary>There is no critical batch size.</summary>
/// <param name="Why">Why.</param>
internal sealed record NoCriticalBatch(CriticalBatchObstacle Why) : CriticalBatchFact;

/// <summary>On which sides the batch sizes bound the critical one.</summary>
/// <param name="Sides">The sides.</param>
/// <param name="Smallest">The smallest batch size.</param>
/// <param name="Largest">The largest.</param>
internal sealed record CriticalBatchSides(Identifiability Sides, double Smallest, double Largest) : CriticalBatchFact;

/// <summary>Whether the runs lie on the fitted line.</summary>
/// <param name="P">The p of the lack-of-fit test.</param>
/// <param name="Curvature">The curvature of the text against the batch.</param>
/// <param name="IsRejected">Whether the line is rejected.</param>
internal sealed record LineFit(double P, Curvature Curvature, bool IsRejected) : CriticalBatchFact;

/// <summary>How far the critical batch size moves.</summary>
/// <param name="Without">The critical batch size without each batch size.</param>
/// <param name="HalfGridOff">With half of each evaluation interval taken off; null if values are exact.</param>
internal sealed record CriticalBatchMoves(
    IReadOnlyList<(double Batch, double CriticalBatch)> Without, double? HalfGridOff) : CriticalBatchFact;

/// <summary>How a critical batch size is computed.</summary>
/// <param name="IsByRun">Whether runs are resampled within each batch size; otherwise seeds are, with all batch sizes.</param>
internal sealed record CriticalBatchMethod(bool IsByRun) : CriticalBatchFact;
