using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>One update of the exponential average θ̄ of all weights θ: <c>θ̄ = θ̄ + a (θ − θ̄)</c>.</summary>
/// <remarks><see cref="WeightAverage"/> computes a, the factor for the new weights.</remarks>
internal static unsafe class AverageKernel
{
    /// <summary>Moves an average toward values: <c>averageᵢ = averageᵢ + share (valuesᵢ − averageᵢ)</c>.</summary>
    public static void MoveTowards(ReadOnlySpan<float> values, Span<float> average, float share)
    {
        fixed (float* from = values, to = average)
        {
            Vectors.ForEach(new Update(from, to, share), values.Length);
        }
    }

    /// <summary>
    /// Updates one vector of averages. Each product is rounded before it is added, so every vector width gives the same bits.
    /// </summary>
    /// <remarks>In the first update, the share is 1 and the average is 0, so the average becomes exactly the new value.</remarks>
    private readonly struct Update(float* values, float* average, float share) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes mean = TLanes.Load(average + i);
            TLanes.Store(mean + ((TLanes.Load(values + i) - mean) * TLanes.Of(share)), average + i);
        }
    }
}
