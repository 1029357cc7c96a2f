namespace LlamaBatch;

/// <summary>The measured cost of a trial's steps, while no other trial was running.</summary>
/// <param name="TokensPerStep">Tokens in one optimizer step.</param>
/// <param name="StepSeconds">Median wall time of a step, without the first tenth of the steps.</param>
/// <param name="PeakMemoryBytes">The peak growth of the process; see <see cref="PeakMemory"/>.</param>
public readonly record struct CostOutcome(long TokensPerStep, double StepSeconds, long PeakMemoryBytes)
{
    /// <summary>The number of floating-point operations per token, forward and backward.</summary>
    public double FlopsPerToken { get; init; }

    /// <summary>The machine's peak of float32 operations per second on one thread; NaN if no metric needs it.</summary>
    public double PeakFlops { get; init; }

    /// <summary>The processor time over the wall time, while the steps were timed.</summary>
    public double CpuShare { get; init; }

    /// <summary>
    /// The speed of a fixed computation in operations per second. It is the lower of two values, before and after the
    /// timed steps.
    /// </summary>
    public double ReferenceSpeed { get; init; }

    /// <summary>The median time of the timed steps over their 10th percentile.</summary>
    public double StepSpread { get; init; }
}
