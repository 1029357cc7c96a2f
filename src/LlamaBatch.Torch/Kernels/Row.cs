using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary>Sums, maxima and small operations over one row of floats.</summary>
internal static unsafe class Row
{
    /// <summary>The dot product, <c>Σ xᵢ yᵢ</c>.</summary>
    public static float Dot<TLanes>(float* x, float* y, int count)
        where TLanes : struct, ILanes<TLanes> => Vectors<TLanes>.Sum(new Products(x, y), count);

    /// <summary>The largest element. The result is the same at every vector width.</summary>
    /// <remarks>
    /// On Arm, a NaN is returned; on x64, it is skipped. Skipping is safe, because the sum of the exponentials still propagates NaN to the
    /// loss.
    /// </remarks>
    public static float Largest<TLanes>(float* x, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        if (count < TLanes.Count)
        {
            return Largest<Lanes1>(x, count);
        }

        TLanes most = TLanes.Of(float.NegativeInfinity);
        for (int i = 0; i <= count - TLanes.Count; i += TLanes.Count)
        {
            most = TLanes.Max(TLanes.Load(x + i), most);
        }

        // The last vector may overlap the previous one. This is harmless, because a repeated element does not change the maximum.
        return TLanes.Largest(TLanes.Max(TLanes.Load(x + count - TLanes.Count), most));
    }

    /// <summary>Computes the exponentials <c>xᵢ = e^(xᵢ − shift)</c> in place.</summary>
    /// <returns>The sum of the results.</returns>
    public static float Exponentiate<TLanes>(float* x, float shift, int count)
        where TLanes : struct, ILanes<TLanes> => Vectors<TLanes>.Sum(new Exponentials(x, shift), count);

    /// <summary>Scales in place: <c>xᵢ = factor · xᵢ</c>.</summary>
    public static void Scale<TLanes>(float* x, float factor, int count)
        where TLanes : struct, ILanes<TLanes> => Vectors<TLanes>.ForEach(new Scaling(x, factor), count);

    /// <summary>Adds in place: <c>sumᵢ = sumᵢ + xᵢ</c>.</summary>
    public static void Add<TLanes>(float* x, float* sum, int count)
        where TLanes : struct, ILanes<TLanes> => Vectors<TLanes>.ForEach(new Addition(x, sum), count);

    private readonly struct Products(float* x, float* y) : ITerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes AddTo<TLanes>(TLanes sums, nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.MultiplyAdd(TLanes.Load(x + i), TLanes.Load(y + i), sums);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Term(nint i) => x[i] * y[i];
    }

    private readonly struct Exponentials(float* x, float shift) : ITerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes AddTo<TLanes>(TLanes sums, nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes e = Exponential.Of(TLanes.Load(x + i) - TLanes.Of(shift));
            TLanes.Store(e, x + i);
            return sums + e;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Term(nint i) => Lanes1.Sum(AddTo(Lanes1.Of(0), i));
    }

    private readonly struct Scaling(float* x, float factor) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.Store(TLanes.Load(x + i) * TLanes.Of(factor), x + i);
    }

    private readonly struct Addition(float* x, float* sum) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.Store(TLanes.Load(sum + i) + TLanes.Load(x + i), sum + i);
    }
}
