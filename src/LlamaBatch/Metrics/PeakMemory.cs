namespace LlamaBatch;

/// <summary>
/// Peak growth of anonymous resident memory during training, in bytes. It counts the model, its gradients, the
/// optimizer and the step, native and managed. The base is taken before the model is made, after a rehearsal has loaded
/// the libraries and compiled the code; pages of the program's files are not counted. It is read at the end of the last
/// step, while all buffers are there, after a collection of what nobody holds any more; what a step frees before it
/// ends is seen where it is more than 1 MiB, with the error of the kernel's own peak. Where the system does not tell
/// anonymous memory (not Linux), it is the resident memory of the process.
/// </summary>
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
    public static bool IsTimed => false;

    /// <inheritdoc/>
    public static double Measure(CostOutcome cost) => cost.PeakMemoryBytes;
}
