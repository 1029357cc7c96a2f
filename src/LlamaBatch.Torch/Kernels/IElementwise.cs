namespace LlamaBatch.Torch.Kernels;

/// <summary>An elementwise operation on arrays: element i of the result depends only on the elements i of the arguments.</summary>
internal interface IElementwise
{
    /// <summary>Computes the elements from index <paramref name="i"/> on, one vector of <typeparamref name="TLanes"/>.</summary>
    void Apply<TLanes>(nint i)
        where TLanes : struct, ILanes<TLanes>;
}
