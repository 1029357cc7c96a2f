namespace LlamaBatch.Torch.Kernels;

/// <summary>Sums and maxima over one row of floats.</summary>
internal static unsafe class Row
{
    /// <summary><c>Σ xᵢ yᵢ</c></summary>
    public static float Dot<TLanes>(float* x, float* y, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sums = TLanes.Of(0);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            sums = TLanes.MultiplyAdd(TLanes.Load(x + i), TLanes.Load(y + i), sums);
        }

        float sum = TLanes.Sum(sums);
        for (; i < count; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    /// <summary>
    /// The largest element, the same at every width. What is not a number is passed over (Arm's maximum takes it): a loss does not learn of it from here, but from the sum of the
    /// exponentials, which is then no number.
    /// </summary>
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

        // The last full vector overlaps the one before; a maximum does not mind.
        return TLanes.Largest(TLanes.Max(TLanes.Load(x + count - TLanes.Count), most));
    }

    /// <summary><c>xᵢ = e^(xᵢ − shift)</c> in place.</summary>
    /// <returns>The sum of the results.</returns>
    public static float Exponentiate<TLanes>(float* x, float shift, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sums = TLanes.Of(0);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes e = Exponential.Of(TLanes.Load(x + i) - TLanes.Of(shift));
            TLanes.Store(e, x + i);
            sums += e;
        }

        float sum = TLanes.Sum(sums);
        for (; i < count; i++)
        {
            Lanes1.Store(Exponential.Of(Lanes1.Of(x[i] - shift)), x + i);
            sum += x[i];
        }

        return sum;
    }

    /// <summary><c>xᵢ = factor · xᵢ</c> in place.</summary>
    public static void Scale<TLanes>(float* x, float factor, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Load(x + i) * TLanes.Of(factor), x + i);
        }

        for (; i < count; i++)
        {
            x[i] *= factor;
        }
    }

    /// <summary><c>sumᵢ = sumᵢ + xᵢ</c> in place.</summary>
    public static void Add<TLanes>(float* x, float* sum, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Load(sum + i) + TLanes.Load(x + i), sum + i);
        }

        for (; i < count; i++)
        {
            sum[i] += x[i];
        }
    }
}
