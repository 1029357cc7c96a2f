namespace LlamaBatch;

/// <summary>What the steps of a cost trial took, in a process with no other trial beside it.</summary>
/// <param name="TokensPerStep">Tokens in one optimizer step.</param>
/// <param name="StepSeconds">Median wall time of a step, the first tenth left out.</param>
/// <param name="PeakMemoryBytes">Highest resident memory of the process less what it held before the model was made.</param>
public readonly record struct CostOutcome(long TokensPerStep, double StepSeconds, long PeakMemoryBytes)
{
    /// <summary>Floating-point operations of a token, forward and backward.</summary>
    public double FlopsPerToken { get; init; }

    /// <summary>The machine's float32 operations per second in a large matrix product on one thread; not a number where no metric needs it.</summary>
    public double PeakFlops { get; init; }

    /// <summary>Processor time over wall time while the steps were timed.</summary>
    public double CpuShare { get; init; }
}
