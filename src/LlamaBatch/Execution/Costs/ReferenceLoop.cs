using System.Diagnostics;
using System.Numerics;
using LlamaBatch.Statistics;

namespace LlamaBatch.Execution;

/// <summary>
/// Measures the current speed of the machine with a fixed computation: the product of two 192 × 192 matrices. Like a training step, it
/// multiplies and adds vectors from the L2 cache. Virtual machines and hyper-threads that slow training down without using this machine's
/// processor time also slow the computation down.
/// </summary>
internal sealed class ReferenceLoop
{
    private const int Size = 192;

    /// <summary>
    /// The number of products, each of about a millisecond. The median is used, because other programs may interrupt individual products.
    /// </summary>
    private const int Rounds = 15;

    private readonly float[] _a = Filled(1);
    private readonly float[] _b = Filled(2);
    private readonly float[] _c = new float[Size * Size];

    /// <summary>Compiles the loop and allocates its memory, so that neither happens during a measurement.</summary>
    public ReferenceLoop() => Speed();

    /// <summary>
    /// The speed of the computation, in floating-point operations per second. It is computed from the median time of 15 products.
    /// </summary>
    public double Speed()
    {
        var seconds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            Multiply();
            seconds[round] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        return 2.0 * Size * Size * Size / Median.Of(seconds);
    }

    private void Multiply()
    {
        for (int i = 0; i < Size; i++)
        {
            Span<float> sum = _c.AsSpan(i * Size, Size);
            sum.Clear();
            for (int k = 0; k < Size; k++)
            {
                var factor = new Vector<float>(_a[(i * Size) + k]);
                ReadOnlySpan<float> row = _b.AsSpan(k * Size, Size);
                for (int j = 0; j < Size; j += Vector<float>.Count)
                {
                    (new Vector<float>(sum[j..]) + (factor * new Vector<float>(row[j..]))).CopyTo(sum[j..]);
                }
            }
        }
    }

    private static float[] Filled(int seed) => [.. Enumerable.Range(0, Size * Size).Select(i => (((i * 7) + seed) % 13) - 6f)];
}
