using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

/// <summary>A step of an exponential average over all weights, <c>θ̄ = θ̄ + a (θ − θ̄)</c>, where a is the share that <see cref="WeightAverage"/> derives.</summary>
internal static unsafe class AverageKernel
{
    /// <summary><c>averageᵢ = averageᵢ + share (valuesᵢ − averageᵢ)</c>, in vectors as wide as the processor's.</summary>
    public static void MoveTowards(ReadOnlySpan<float> values, Span<float> average, float share)
    {
        fixed (float* from = values, to = average)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                MoveTowards<Lanes512>(from, to, share, values.Length);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                MoveTowards<Lanes256>(from, to, share, values.Length);
            }
            else
            {
                MoveTowards<Lanes128>(from, to, share, values.Length);
            }
        }
    }

    private static void MoveTowards<TLanes>(float* values, float* average, float share, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            Update<TLanes>(values + i, average + i, share);
        }

        for (; i < count; i++)
        {
            Update<Lanes1>(values + i, average + i, share);
        }
    }

    /// <summary>No fused operations, so that every width of vectors rounds alike. A share of 1 gives the value exactly, since the average is still zero then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Update<TLanes>(float* value, float* average, float share)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes mean = TLanes.Load(average);
        TLanes.Store(mean + ((TLanes.Load(value) - mean) * TLanes.Of(share)), average);
    }
}
