using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch;

/// <summary>
/// Forward and backward of the published Llama, derived by hand and written for the CPU: each layer a few passes over buffers that are made once, in
/// vectors as wide as the processor's. One thread; the same seed gives the same bits on processors of one vector width. The kernels and their formulas are in <c>Kernels/</c>.
/// </summary>
public static class FastPass
{
    /// <summary>The pass for this processor.</summary>
    /// <param name="model">The model.</param>
    /// <param name="microBatch">Sequences computed at once.</param>
    /// <param name="length">Tokens of the longest sequence, T.</param>
    /// <param name="precision">In which numbers matrices are multiplied.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no sequence, or no token.</exception>
    public static LlamaPass Of(LlamaModel model, int microBatch, int length, Precision precision = Precision.Float32)
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
