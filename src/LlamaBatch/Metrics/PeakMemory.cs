namespace LlamaBatch;

/// <summary>The peak growth of anonymous resident memory during training, in bytes.</summary>
/// <remarks>
/// <para>
/// The growth includes the native and managed memory of model, gradients, optimizer and training step, but not pages of program files. The
/// baseline is the memory before the model is created, after a warm-up has loaded libraries and compiled the code. Memory is read at the
/// end of the last step, after a garbage collection. If the peak that the Linux kernel recorded is higher by more than 1 MiB, that peak
/// counts. In about one of fifty processes, the value is 0.2 MiB higher, because the garbage collector retains more memory. On systems
/// other than Linux, the metric is the resident memory of the process.
/// </para>
/// <para>Source: own definition, from the counters of proc(5) in the Linux manual.</para>
/// <para>Cost: that of <see cref="StepTime"/>, and a garbage collection at the end of the cost trial.</para>
/// </remarks>
public sealed class PeakMemory : ICostMetric
{
    private PeakMemory()
    {
    }

    /// <inheritdoc/>
    public static string Name => "Peak memory";

    /// <inheritdoc/>
    public static string Unit => "bytes";

    /// <inheritdoc/>
    public static Better Better => Better.Lower;

    /// <inheritdoc/>
    public static Contrast Contrast => Contrast.Ratio;

    /// <inheritdoc/>
    public static double Margin => 0.02;

    /// <inheritdoc/>
    public static double Lowest => 0;

    /// <inheritdoc/>
    public static bool IsTimed => false;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.PeakMemoryBytes;
}
