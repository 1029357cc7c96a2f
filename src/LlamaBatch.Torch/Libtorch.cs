using System.Diagnostics;
using static TorchSharp.torch;

namespace LlamaBatch.Torch;

/// <summary>libtorch, which all training here needs.</summary>
public sealed class Libtorch : INativeLibrary
{
    /// <summary>Large enough for the product's full speed, small enough for a core's second-level cache to help.</summary>
    private const int Size = 512;

    /// <summary>A fastest run needs some runs; 60 take about a seventh of a second.</summary>
    private const int Runs = 60;

    /// <inheritdoc/>
    public string? Problem() => NativeLibraryCheck.Problem();

    /// <inheritdoc/>
    public double PeakFlops()
    {
        Threads.UseOne();
        using Tensor a = rand(Size, Size);
        using Tensor b = rand(Size, Size);
        double fastest = double.PositiveInfinity;
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            matmul(a, b).Dispose();
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Size * Size * Size / fastest;
    }
}
