using System.Runtime.CompilerServices;

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
            Vectors<TLanes>.ForEach(new Normed(x, gain, r, y), width);
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
            float p = -r * r * r * Vectors<TLanes>.Sum(new ProductsOfThree(dy, gain, x), width) / width;
            Vectors<TLanes>.ForEach(new Gradients(dy, x, gain, r, p, dx, dGain), width);
        }
    }

    /// <summary><c>yᵢ = xᵢ r gᵢ</c></summary>
    private readonly struct Normed(float* x, float* gain, float r, float* y) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.Store(TLanes.Load(x + i) * TLanes.Of(r) * TLanes.Load(gain + i), y + i);
    }

    /// <summary><c>dgᵢ += dyᵢ r xᵢ</c>, <c>dxᵢ += dyᵢ r gᵢ + p xᵢ</c></summary>
    private readonly struct Gradients(float* dy, float* x, float* gain, float r, float p, float* dx, float* dGain) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes scaled = TLanes.Load(dy + i) * TLanes.Of(r);
            TLanes value = TLanes.Load(x + i);
            TLanes.Store(TLanes.MultiplyAdd(scaled, value, TLanes.Load(dGain + i)), dGain + i);
            TLanes.Store(TLanes.MultiplyAdd(scaled, TLanes.Load(gain + i), TLanes.MultiplyAdd(value, TLanes.Of(p), TLanes.Load(dx + i))), dx + i);
        }
    }

    /// <summary><c>Σ aᵢ bᵢ cᵢ</c></summary>
    private readonly struct ProductsOfThree(float* a, float* b, float* c) : ITerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes AddTo<TLanes>(TLanes sums, nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.MultiplyAdd(TLanes.Load(a + i) * TLanes.Load(b + i), TLanes.Load(c + i), sums);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Term(nint i) => a[i] * b[i] * c[i];
    }
}
