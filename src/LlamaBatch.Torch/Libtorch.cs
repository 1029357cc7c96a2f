using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>libtorch, the native library behind all training.</summary>
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
