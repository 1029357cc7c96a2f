namespace LlamaBatch;

/// <summary>What the steps of a cost trial took, in a process with no other trial beside it.</summary>
/// <param name="TokensPerStep">Tokens in one optimizer step.</param>
/// <param name="StepSeconds">Median wall time of a step, the first tenth left out.</param>
/// <param name="PeakMemoryBytes">By how much the process has grown at its highest; see <see cref="PeakMemory"/>.</param>
public readonly record struct CostOutcome(long TokensPerStep, double StepSeconds, long PeakMemoryBytes)
{
    /// <summary>Floating-point operations of a token, forward and backward.</summary>
    public double FlopsPerToken { get; init; }

    /// <summary>The machine's peak float32 operations per second on one thread; NaN where no metric needs it.</summary>
    public double PeakFlops { get; init; }

    /// <summary>Processor time over wall time while the steps were timed.</summary>
    public double CpuShare { get; init; }

    /// <summary>Floating-point operations of a fixed computation in a second, just before or just after the timed steps, whichever is less.</summary>
    public double ReferenceSpeed { get; init; }

    /// <summary>Median time of the timed steps over that of the fastest tenth.</summary>
    public double StepSpread { get; init; }
}
