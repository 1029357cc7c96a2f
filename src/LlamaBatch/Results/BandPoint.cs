namespace LlamaBatch;

/// <summary>The mean and range of a metric over the seeds, after a number of training tokens.</summary>
/// <param name="Tokens">The number of training tokens consumed.</param>
/// <param name="Mean">The mean over the seeds.</param>
/// <param name="Low">The lowest value over the seeds.</param>
/// <param name="High">The highest value over the seeds.</param>
/// <param name="Interval">The t interval for the mean; its ends are NaN for one seed.</param>
public readonly record struct BandPoint(long Tokens, double Mean, double Low, double High, Interval Interval);
