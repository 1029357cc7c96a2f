using System.Diagnostics;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Kernels;

/// <summary>Measures the peak float32 speed of one thread on this machine, as the fastest of many large matrix products.</summary>
/// <remarks>
/// The product is computed by libtorch or by LlamaBatch's own code, whichever is faster on this machine. On some processors, libtorch uses
/// only half the SIMD vector width. On such a processor, training steps would exceed a peak that was measured with libtorch alone.
/// </remarks>
internal static unsafe class ProductPeak
{
    /// <summary>The rows and columns of each matrix: large enough for full speed, small enough for the second-level cache.</summary>
    private const int Size = 512;

    /// <summary>The default number of runs. It gives a stable minimum time, and takes 0.1 to 0.2 seconds.</summary>
    private const int Runs = 60;

    /// <summary>Times matrix products in libtorch and in LlamaBatch's own code, alternately.</summary>
    /// <param name="runs">The number of runs of each product. The fastest run determines the peak.</param>
    /// <returns>The peak in floating-point operations per second.</returns>
    public static double Flops(int runs = Runs)
    {
        using Tensor a = rand(Size, Size), b = rand(Size, Size), c = empty(Size, Size);
        using IMatrixProduct own = VectorWidth.Run<NewProduct, IMatrixProduct>(default);
        fixed (byte* left = a.bytes, right = b.bytes, result = c.bytes)
        {
            Matrix x = new((float*)left, Size, Size), y = new((float*)right, Size, Size), z = new((float*)result, Size, Size);
            long fastest = long.MaxValue;
            for (int run = 0; run < runs; run++)
            {
                long start = Stopwatch.GetTimestamp();
                LibtorchProduct.Multiply(a, b, c);
                long between = Stopwatch.GetTimestamp();
                own.Set(x, y, into: z);
                fastest = Math.Min(fastest, Math.Min(between - start, Stopwatch.GetTimestamp() - between));
            }

            return 2.0 * Size * Size * Size * Stopwatch.Frequency / fastest;
        }
    }

    private readonly struct NewProduct : IVectorCode<IMatrixProduct>
    {
        public IMatrixProduct Run<TLanes>()
            where TLanes : struct, ILanes<TLanes> => new MatrixProduct<TLanes>();
    }
}
