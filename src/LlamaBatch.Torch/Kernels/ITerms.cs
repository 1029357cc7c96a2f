namespace LlamaBatch.Torch.Kernels;

/// <summary>The terms of a sum.</summary>
internal interface ITerms
{
    /// <summary>
    /// Adds one vector of terms, from index <paramref name="i"/> on, to the sums, lane by lane. If the processor supports it, a product and
    /// its addition round only once.
    /// </summary>
    TLanes AddTo<TLanes>(TLanes sums, nint i)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>A single term, for the remainder that does not fill a vector.</summary>
    float Term(nint i);
}
