using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>Creates a pass (forward and backward computation of a model) that is written by hand in C# with SIMD vectors.</summary>
/// <remarks>
/// The pass uses one thread and allocates its buffers once. The same seed gives the same bits on processors with the
/// same vector width. The kernels and their formulas are in <c>Kernels/</c>.
/// </remarks>
public static class FastPass
{
    /// <summary>Makes a pass that uses the widest SIMD vectors that this processor supports.</summary>
    /// <param name="model">The model.</param>
    /// <param name="microBatch">The maximum number of sequences processed at once.</param>
    /// <param name="length">The number of tokens in the longest sequence, T.</param>
    /// <param name="precision">The number format of matrix products.</param>
    /// <exception cref="ArgumentOutOfRangeException">The micro-batch or the length is below 1.</exception>
    public static LlamaPass Create(LlamaModel model, int microBatch, int length, Precision precision = Precision.Float32)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(microBatch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return VectorWidth.Run<NewPass, LlamaPass>(new(model, microBatch, length, precision));
    }

    private readonly struct NewPass(LlamaModel model, int microBatch, int length, Precision precision) : IVectorCode<LlamaPass>
    {
        public LlamaPass Run<TLanes>()
            where TLanes : struct, ILanes<TLanes> => new FastPass<TLanes>(model, microBatch, length, precision);
    }
}
