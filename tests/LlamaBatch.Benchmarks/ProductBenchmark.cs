using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LlamaBatch.Torch.Kernels;
using static TorchSharp.torch;

namespace LlamaBatch.Benchmarks;

/// <summary>Matrix products of the fast step against libtorch's, and libtorch's best, which is the peak that the steps are measured against.</summary>
internal static unsafe class ProductBenchmark
{
    private const int Turns = 7;

    /// <summary>FLOP/s of libtorch's fastest float32 product on one thread.</summary>
    public static double Peak()
    {
        double peak = 0;
        foreach (int n in new[] { 512, 1024, 2048 })
        {
            using Tensor a = rand(n, n), b = rand(n, n), c = empty(n, n);
            peak = Math.Max(peak, 2.0 * n * n * n / StepBenchmark.Fastest(() => matmul(a, b).Dispose(), 1));
        }

        return peak;
    }

    public static IEnumerable<string> Run(double seconds)
    {
        yield return "| product | libtorch, GFLOP/s | fast step, GFLOP/s | ratio |";
        yield return "|---|--:|--:|--:|";
        foreach (ModelSize size in ModelSize.All)
        {
            int m = 256;
            int width = size.Model.HiddenSize;
            foreach ((string name, int k, int n, bool isTransposed) in new[]
            {
                ("gate and up, x Wᵀ", width, 2 * size.Model.IntermediateSize, true),
                ("gradient of x, dy W", 2 * size.Model.IntermediateSize, width, false),
            })
            {
                yield return Vector512.IsHardwareAccelerated ? Measure<Lanes512>($"{size.Name}: {name}", m, k, n, isTransposed, seconds)
                    : Vector256.IsHardwareAccelerated ? Measure<Lanes256>($"{size.Name}: {name}", m, k, n, isTransposed, seconds)
                    : Measure<Lanes128>($"{size.Name}: {name}", m, k, n, isTransposed, seconds);
            }
        }
    }

    private static string Measure<TLanes>(string name, int m, int k, int n, bool isTransposed, double seconds)
        where TLanes : struct, ILanes<TLanes>
    {
        using Tensor a = rand(m, k);
        using Tensor stored = isTransposed ? rand(n, k) : rand(k, n);
        using Tensor b = isTransposed ? stored.t() : stored.alias();
        using var product = new MatrixProduct<TLanes>();
        float* c = (float*)NativeMemory.AlignedAlloc((nuint)(m * n * sizeof(float)), 64);
        fixed (byte* x = a.bytes, y = stored.bytes)
        {
            var left = new Matrix((float*)x, k);
            Matrix right = isTransposed ? new Matrix((float*)y, k).Transposed : new Matrix((float*)y, n);
            var times = new List<(double Theirs, double Ours)>();
            for (int turn = 0; turn < Turns; turn++)
            {
                times.Add((
                    StepBenchmark.Fastest(() => matmul(a, b).Dispose(), seconds / Turns / 2),
                    StepBenchmark.Fastest(() => product.Set(m, k, n, left, right, new Matrix(c, n)), seconds / Turns / 2)));
            }

            NativeMemory.AlignedFree(c);
            double flops = 2.0 * m * k * n;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name}, {m}×{k}×{n} | {flops / times.Min(t => t.Theirs) / 1e9:0} | {flops / times.Min(t => t.Ours) / 1e9:0} | {new Spread(times.Select(t => t.Theirs / t.Ours))} |");
        }
    }
}
