using System.Diagnostics;
using System.Numerics;
using LlamaBatch.Statistics;

namespace LlamaBatch.Execution;

/// <summary>
/// A fixed computation that measures the current speed of the machine: a product of two 192-row matrices. Like a
/// training step, it multiplies and adds vectors from the second-level cache. Unlike a training step, it is the same at
/// every configuration and in every study. Other virtual machines or hyper-threads that slow training without taking processor
/// time also slow the computation.
/// </summary>
internal sealed class ReferenceLoop
{
    private const int Size = 192;

    /// <summary>The number of rounds, each of about a millisecond. A single round may be interrupted.</summary>
    private const int Rounds = 15;

    private readonly float[] _a = Filled(1);
    private readonly float[] _b = Filled(2);
    private readonly float[] _c = new float[Size * Size];

    /// <summary>Compiles the loop and allocates its memory, so that neither happens during a measurement.</summary>
    public ReferenceLoop() => Speed();

    /// <summary>The speed of the computation in floating-point operations per second, from the median round.</summary>
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
