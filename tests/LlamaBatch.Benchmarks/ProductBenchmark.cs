using System.Globalization;
using System.Runtime.InteropServices;
using LlamaBatch.Torch.Kernels;
using static TorchSharp.torch;

namespace LlamaBatch.Benchmarks;

/// <summary>Matrix products of the fast pass against libtorch's, both into existing memory.</summary>
internal static unsafe class ProductBenchmark
{
    public static IEnumerable<string> Run(double seconds)
    {
        yield return "| product | libtorch, GFLOP/s | fast pass, GFLOP/s | ratio |";
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
                yield return VectorWidth.Run<Measurement, string>(new($"{size.Name}: {name}", m, k, n, isTransposed, seconds));
            }
        }
    }

    private readonly record struct Measurement(string Name, int M, int K, int N, bool IsTransposed, double Seconds) : IVectorCode<string>
    {
        public string Run<TLanes>()
            where TLanes : struct, ILanes<TLanes> => Measure<TLanes>(Name, M, K, N, IsTransposed, Seconds);
    }

    private static string Measure<TLanes>(string name, int m, int k, int n, bool isTransposed, double seconds)
        where TLanes : struct, ILanes<TLanes>
    {
        using Tensor a = rand(m, k), result = empty(m, n);
        using Tensor stored = isTransposed ? rand(n, k) : rand(k, n);
        using Tensor b = isTransposed ? stored.t() : stored.alias();
        using var product = new MatrixProduct<TLanes>();
        float* c = (float*)NativeMemory.AlignedAlloc((nuint)(m * n * sizeof(float)), 64);
        fixed (byte* x = a.bytes, y = stored.bytes)
        {
            Matrix left = new((float*)x, m, k), into = new(c, m, n);
            Matrix right = isTransposed ? new Matrix((float*)y, n, k).Transposed : new Matrix((float*)y, k, n);
            List<double[]> turns = StepBenchmark.InTurns(
                seconds, () => LibtorchProduct.Multiply(a, b, result), () => product.Set(left, right, into));
            NativeMemory.AlignedFree(c);
            double gigaflops = 2e-9 * m * k * n;
            double libtorch = gigaflops / new Spread(turns.Select(turn => turn[0])).Median;
            double ours = gigaflops / new Spread(turns.Select(turn => turn[1])).Median;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name}, {m}×{k}×{n} | {libtorch:0} | {ours:0} | {new Spread(turns.Select(turn => turn[0] / turn[1]))} |");
        }
    }
}
