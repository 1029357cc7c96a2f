using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>The loops of all kernels: whole vectors first, then the remaining elements one by one.</summary>
internal static class Vectors<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Applies an operation to every element of arrays of the given length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]                              // rows are short, so call overhead would matter
    public static void ForEach<TOperation>(TOperation operation, nint count)
        where TOperation : struct, IElementwise
    {
        nint i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            operation.Apply<TLanes>(i);
        }

        for (; i < count; i++)
        {
            operation.Apply<Lanes1>(i);
        }
    }

    /// <summary>Sums terms, with a separate partial sum in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum<TTerms>(TTerms terms, nint count)
        where TTerms : struct, ITerms
    {
        TLanes sums = TLanes.Of(0);
        nint i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            sums = terms.AddTo(sums, i);
        }

        float sum = TLanes.Sum(sums);
        for (; i < count; i++)
        {
            sum += terms.Term(i);
        }

        return sum;
    }
}
