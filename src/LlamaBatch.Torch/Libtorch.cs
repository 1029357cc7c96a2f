using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>libtorch, which all training here needs.</summary>
public sealed class Libtorch : INativeLibrary
{
    /// <inheritdoc/>
    public string? Problem() => NativeLibraryCheck.Problem();

    /// <inheritdoc/>
    public double PeakFlops()
    {
        Threads.UseOne();
        return ProductPeak.Flops();
    }
}
