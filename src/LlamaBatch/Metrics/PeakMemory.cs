namespace LlamaBatch;

/// <summary>The peak growth of anonymous resident memory during training, in bytes.</summary>
/// <remarks>
/// The growth includes the native and managed memory of model, gradients, optimizer and training step, but not pages of program files. It
/// is counted from the size before the model is made, after a warm-up has loaded libraries and compiled the code. The peak is read at the
/// end of the last step, after a garbage collection. Memory that a step frees before its end is counted if it exceeds 1 MiB, as precisely
/// as the kernel reports the peak. In about one of fifty processes, the garbage collector retains 0.2 MiB more. On systems other than
/// Linux, the metric is the resident memory of the process.
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
