namespace LlamaBatch;

/// <summary>The measured time and memory of a trial's optimizer steps. No other trial runs during the measurement.</summary>
/// <param name="TokensPerStep">Tokens in one optimizer step.</param>
/// <param name="StepSeconds">Median wall time of a step, in seconds. The first tenth of the steps is not timed.</param>
/// <param name="PeakMemoryBytes">The peak growth of the process's memory, in bytes; see <see cref="PeakMemory"/>.</param>
public readonly record struct CostOutcome(long TokensPerStep, double StepSeconds, long PeakMemoryBytes)
{
    /// <summary>The number of floating-point operations per token, forward and backward.</summary>
    public double FlopsPerToken { get; init; }

    /// <summary>The machine's peak speed on one thread, in float32 operations per second, or NaN if no metric needs it.</summary>
    public double PeakFlops { get; init; }

    /// <summary>The processor time of the timed steps divided by their wall time. It is 1 if the process had a core to itself.</summary>
    public double CpuShare { get; init; }

    /// <summary>
    /// The machine's speed in a fixed reference computation, in floating-point operations per second. The computation runs before and after
    /// the timed steps, and the lower speed is kept.
    /// </summary>
    public double ReferenceSpeed { get; init; }

    /// <summary>The median step time divided by the 10th percentile of the step times.</summary>
    public double StepSpread { get; init; }
}
