namespace LlamaBatch.Torch.Kernels;

/// <summary>Applies elementwise operations with the widest SIMD vectors of this processor.</summary>
internal static class Vectors
{
    /// <summary>Applies an operation to every element of arrays of the given length.</summary>
    public static void ForEach<TOperation>(TOperation operation, nint count)
        where TOperation : struct, IElementwise => VectorWidth.Run<Loop<TOperation>, nint>(new(operation, count));

    private readonly struct Loop<TOperation>(TOperation operation, nint count) : IVectorCode<nint>
        where TOperation : struct, IElementwise
    {
        public nint Run<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            Vectors<TLanes>.ForEach(operation, count);
            return count;
        }
    }
}
