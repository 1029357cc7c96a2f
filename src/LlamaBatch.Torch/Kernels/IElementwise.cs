namespace LlamaBatch.Torch.Kernels;

/// <summary>An elementwise operation on arrays: element i of the result depends only on the elements i of the arguments.</summary>
internal interface IElementwise
{
    /// <summary>Computes one vector of elements, starting at index <paramref name="i"/>.</summary>
    void Apply<TLanes>(nint i)
        where TLanes : struct, ILanes<TLanes>;
}
