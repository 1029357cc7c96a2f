namespace LlamaBatch.Torch.Kernels;

/// <summary>An elementwise operation on arrays: element i of the result depends only on element i of each argument.</summary>
internal interface IElementwise
{
    /// <summary>Computes one vector of elements, starting at index <paramref name="i"/>.</summary>
    void Apply<TLanes>(nint i)
        where TLanes : struct, ILanes<TLanes>;
}
