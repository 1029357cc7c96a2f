namespace LlamaBatch.Statistics;

/// <summary>The reason why no critical batch size can be fitted to runs.</summary>
public enum CriticalBatchObstacle
{
    /// <summary>The critical batch size can be fitted.</summary>
    None,

    /// <summary>
    /// There are fewer than <see cref="CriticalBatchFit.FewestArms"/> batch sizes. Two batch sizes always lie on a line, so the fit cannot
    /// be checked.
    /// </summary>
    TooFewArms,

    /// <summary>
    /// A batch size has fewer than <see cref="CriticalBatchFit.FewestRuns"/> runs, so the variation between runs is unknown.
    /// </summary>
    TooFewRuns,

    /// <summary>
    /// A run did not reach the target. The fit needs every run, because the runs that reached the target are a biased selection.
    /// </summary>
    NotReached,

    /// <summary>The fitted minimum number of examples is not positive, because no batch size is small enough to show the minimum.</summary>
    NoMinimumExamples,

    /// <summary>The fitted minimum number of steps is not positive, because no batch size is large enough to show the minimum.</summary>
    NoMinimumSteps,
}
