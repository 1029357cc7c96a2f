namespace LlamaBatch.Statistics;

/// <summary>The reason why no critical batch size can be fitted to runs.</summary>
public enum CriticalBatchObstacle
{
    /// <summary>There is no obstacle.</summary>
    None,

    /// <summary>Fewer than <see cref="CriticalBatchFit.FewestArms"/> batch sizes: any two points lie on a line.</summary>
    TooFewArms,

    /// <summary>
    /// A batch size has fewer than <see cref="CriticalBatchFit.FewestRuns"/> runs, so the variation between runs is unknown.
    /// </summary>
    TooFewRuns,

    /// <summary>A run did not reach the target. The remaining runs are a biased selection.</summary>
    NotReached,

    /// <summary>The fitted minimum of examples is not positive: no batch is small enough to show the minimum.</summary>
    NoMinimumExamples,

    /// <summary>The fitted minimum of steps is not positive: no batch is large enough to show the minimum.</summary>
    NoMinimumSteps,
}
