namespace LlamaBatch.Torch.Kernels;

/// <summary>The terms of a sum.</summary>
internal interface ITerms
{
    /// <summary>Adds the terms from <paramref name="i"/> on to the sums of the lanes, with one rounding where the processor can.</summary>
    TLanes AddTo<TLanes>(TLanes sums, nint i)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>Term <paramref name="i"/> alone, for the remainder that fills no vector.</summary>
    float Term(nint i);
}
