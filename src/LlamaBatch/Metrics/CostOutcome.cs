namespace LlamaBatch;

/// <summary>The measured cost of a trial's steps, while no other trial was running.</summary>
/// <param name="TokensPerStep">Tokens in one optimizer step.</param>
/// <param name="StepSeconds">Median wall time of a step, in seconds. The first tenth of the steps is left out.</param>
/// <param name="PeakMemoryBytes">The peak growth of the process's memory, in bytes; see <see cref="PeakMemory"/>.</param>
public readonly record struct CostOutcome(long TokensPerStep, double StepSeconds, long PeakMemoryBytes)
{
    /// <summary>The number of floating-point operations per token, forward and backward.</summary>
    public double FlopsPerToken { get; init; }

    /// <summary>The machine's peak speed on one thread, in float32 operations per second; NaN if no metric needs it.</summary>
    public double PeakFlops { get; init; }

    /// <summary>The processor time divided by the wall time, while the steps were timed.</summary>
    public double CpuShare { get; init; }

    /// <summary>
    /// The machine's speed in a fixed computation, in operations per second. It is the lower of two measurements, one before and one after
    /// the timed steps.
    /// </summary>
    public double ReferenceSpeed { get; init; }

    /// <summary>The median step time divided by the 10th percentile of the step times.</summary>
    public double StepSpread { get; init; }
}
