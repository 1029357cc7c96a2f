using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>libtorch, the native library behind all training.</summary>
public sealed class Libtorch : INativeLibrary
{
    /// <inheritdoc/>
    public int Lanes => VectorWidth.Bits / (8 * sizeof(float));

    /// <inheritdoc/>
    public string? Problem() => NativeLibraryCheck.Problem();

    /// <inheritdoc/>
    public void WarmUp() => JitWarmup.Run();

    /// <inheritdoc/>
    public double PeakFlops()
    {
        Threads.UseOne();
        return ProductPeak.Flops();
    }

    /// <inheritdoc/>
    public double SecondsPerStep(TrialPlan plan, double duration, int workers)
    {
        Threads.UseOne();
        return StepClock.SecondsPerStep(plan, duration, workers);
    }
}
