namespace LlamaBatch.Torch.Kernels;

// N rows · W hidden size

/// <summary>
/// Root-mean-square norm (Zhang and Sennrich 2019, eq. 4) of each row x of width W, with gain g:
/// <code>
/// r = (Σ xᵢ² / W + ε)^(−1/2)        yᵢ = gᵢ r xᵢ
/// </code>
/// Backward, with <c>dy = ∂L/∂y</c>. From <c>∂r/∂xⱼ = −r³ xⱼ / W</c>:
/// <code>
/// dgᵢ = Σ over rows  dyᵢ r xᵢ
/// dxⱼ = r gⱼ dyⱼ + s ∂r/∂xⱼ  =  r gⱼ dyⱼ + p xⱼ,      s = Σᵢ dyᵢ gᵢ xᵢ,   p = −r³ s / W
/// </code>
/// </summary>
internal static unsafe class RmsNormKernel
{
    /// <summary>The norm of N rows.</summary>
    /// <param name="x"><c>[N, W]</c></param>
    /// <param name="gain"><c>[W]</c></param>
    /// <param name="y"><c>[N, W]</c>, written.</param>
    /// <param name="scale"><c>[N]</c>, written: r of each row, which the backward pass needs.</param>
    /// <param name="rows">N.</param>
    /// <param name="width">W.</param>
    /// <param name="epsilon">ε.</param>
    public static void Forward<TLanes>(float* x, float* gain, float* y, float* scale, int rows, int width, double epsilon)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++, x += width, y += width)
        {
            float r = (float)(1 / Math.Sqrt((Row.Dot<TLanes>(x, x, width) / (double)width) + epsilon));
            scale[row] = r;
            int i = 0;
            for (; i <= width - TLanes.Count; i += TLanes.Count)
            {
                TLanes.Store(TLanes.Load(x + i) * TLanes.Of(r) * TLanes.Load(gain + i), y + i);
            }

            for (; i < width; i++)
            {
                y[i] = x[i] * r * gain[i];
            }
        }
    }

    /// <summary>Adds the gradients of x and of the gain to what is there.</summary>
    /// <param name="dy"><c>[N, W]</c></param>
    /// <param name="x"><c>[N, W]</c></param>
    /// <param name="gain"><c>[W]</c></param>
    /// <param name="scale"><c>[N]</c>, from the forward pass.</param>
    /// <param name="dx"><c>[N, W]</c>, added to: the residual connection's gradient is there already.</param>
    /// <param name="dGain"><c>[W]</c>, added to.</param>
    /// <param name="rows">N.</param>
    /// <param name="width">W.</param>
    public static void Backward<TLanes>(float* dy, float* x, float* gain, float* scale, float* dx, float* dGain, int rows, int width)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int row = 0; row < rows; row++, dy += width, x += width, dx += width)
        {
            float r = scale[row];
            float pull = -r * r * r * ProductOfThree<TLanes>(dy, gain, x, width) / width;
            int i = 0;
            for (; i <= width - TLanes.Count; i += TLanes.Count)
            {
                Elements<TLanes>(dy + i, x + i, gain + i, r, pull, dx + i, dGain + i);
            }

            for (; i < width; i++)
            {
                Elements<Lanes1>(dy + i, x + i, gain + i, r, pull, dx + i, dGain + i);
            }
        }
    }

    private static void Elements<TLanes>(float* dy, float* x, float* gain, float r, float pull, float* dx, float* dGain)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes scaled = TLanes.Load(dy) * TLanes.Of(r);
        TLanes value = TLanes.Load(x);
        TLanes.Store(TLanes.MultiplyAdd(scaled, value, TLanes.Load(dGain)), dGain);
        TLanes.Store(TLanes.MultiplyAdd(scaled, TLanes.Load(gain), TLanes.MultiplyAdd(value, TLanes.Of(pull), TLanes.Load(dx))), dx);
    }

    /// <summary><c>Σ aᵢ bᵢ cᵢ</c></summary>
    private static float ProductOfThree<TLanes>(float* a, float* b, float* c, int count)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sums = TLanes.Of(0);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            sums = TLanes.MultiplyAdd(TLanes.Load(a + i) * TLanes.Load(b + i), TLanes.Load(c + i), sums);
        }

        float sum = TLanes.Sum(sums);
        for (; i < count; i++)
        {
            sum += a[i] * b[i] * c[i];
        }

        return sum;
    }
}
