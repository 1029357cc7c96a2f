namespace LlamaBatch.Torch.Kernels;

/// <summary>The terms of a sum, computed by index.</summary>
internal interface ITerms
{
    /// <summary>
    /// Adds a vector of terms, starting at index <paramref name="i"/>, to the sums, lane by lane. A product may be added with a single
    /// rounding, as a fused multiply-add.
    /// </summary>
    TLanes AddTo<TLanes>(TLanes sums, nint i)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>The term at index <paramref name="i"/>, for the remaining terms that do not fill a vector.</summary>
    float Term(nint i);
}
