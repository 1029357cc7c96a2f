namespace LlamaBatch.Torch.Kernels;

/// <summary>An operation on arrays whose element i depends on the elements i alone.</summary>
internal interface IElementwise
{
    /// <summary>Computes the elements from <paramref name="i"/> on, as many as <typeparamref name="TLanes"/> holds.</summary>
    void Apply<TLanes>(nint i)
        where TLanes : struct, ILanes<TLanes>;
}
