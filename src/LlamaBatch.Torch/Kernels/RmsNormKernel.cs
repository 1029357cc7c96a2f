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
    /// <summary>Normalizes N rows.</summary>
    /// <param name="x">The input x, <c>[N, W]</c>.</param>
    /// <param name="gain">The gain g, <c>[1, W]</c>.</param>
    /// <param name="y">Receives the output y, <c>[N, W]</c>.</param>
    /// <param name="scale">Receives the scale r of each row, <c>[N, 1]</c>, which the backward pass needs.</param>
    /// <param name="epsilon">The constant ε under the root.</param>
    public static void Forward<TLanes>(Matrix x, Matrix gain, Matrix y, Matrix scale, double epsilon)
        where TLanes : struct, ILanes<TLanes>
    {
        int width = x.Columns;
        Matrix.Require(x, x.Rows, width);
        Matrix.Require(gain, 1, width);
        Matrix.Require(y, x.Rows, width);
        Matrix.Require(scale, x.Rows, 1);
        for (int row = 0; row < x.Rows; row++)
        {
            float r = (float)(1 / Math.Sqrt((Row.Dot<TLanes>(x.Row(row), x.Row(row), width) / (double)width) + epsilon));
            *scale.Row(row) = r;
            Vectors<TLanes>.ForEach(new Normed(x.Row(row), gain.At, r, y.Row(row)), width);
        }
    }

    /// <summary>Adds the gradients of x and of the gain to existing gradients.</summary>
    /// <param name="dy">The gradient of the output, <c>[N, W]</c>.</param>
    /// <param name="x">The input x, <c>[N, W]</c>.</param>
    /// <param name="gain">The gain g, <c>[1, W]</c>.</param>
    /// <param name="scale">The scale r of each row, from the forward pass, <c>[N, 1]</c>.</param>
    /// <param name="dx">The gradient of x, <c>[N, W]</c>, updated in place. On entry, it contains the gradient from the residual
    /// connection.</param>
    /// <param name="dGain">The gradient of the gain, <c>[1, W]</c>, updated in place.</param>
    public static void Backward<TLanes>(Matrix dy, Matrix x, Matrix gain, Matrix scale, Matrix dx, Matrix dGain)
        where TLanes : struct, ILanes<TLanes>
    {
        int width = x.Columns;
        Matrix.Require(dy, x.Rows, width);
        Matrix.Require(x, x.Rows, width);
        Matrix.Require(gain, 1, width);
        Matrix.Require(scale, x.Rows, 1);
        Matrix.Require(dx, x.Rows, width);
        Matrix.Require(dGain, 1, width);
        for (int row = 0; row < x.Rows; row++)
        {
            float r = *scale.Row(row);
            float p = -r * r * r * Vectors<TLanes>.Sum(new ProductsOfThree(dy.Row(row), gain.At, x.Row(row)), width) / width;
            Vectors<TLanes>.ForEach(new Gradients(dy.Row(row), x.Row(row), gain.At, r, p, dx.Row(row), dGain.At), width);
        }
    }

    /// <summary>The normalized element, <c>yᵢ = xᵢ r gᵢ</c>.</summary>
    private readonly struct Normed(float* x, float* gain, float r, float* y) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.Store(TLanes.Load(x + i) * TLanes.Of(r) * TLanes.Load(gain + i), y + i);
    }

    /// <summary>The backward pass of one row: <c>dgᵢ += dyᵢ r xᵢ</c>, <c>dxᵢ += dyᵢ r gᵢ + p xᵢ</c>.</summary>
    private readonly struct Gradients(float* dy, float* x, float* gain, float r, float p, float* dx, float* dGain) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes scaled = TLanes.Load(dy + i) * TLanes.Of(r);
            TLanes value = TLanes.Load(x + i);
            TLanes.Store(TLanes.MultiplyAdd(scaled, value, TLanes.Load(dGain + i)), dGain + i);
            TLanes pulled = TLanes.MultiplyAdd(value, TLanes.Of(p), TLanes.Load(dx + i));
            TLanes.Store(TLanes.MultiplyAdd(scaled, TLanes.Load(gain + i), pulled), dx + i);
        }
    }

    /// <summary>The sum of products of three factors, <c>Σ aᵢ bᵢ cᵢ</c>.</summary>
    private readonly struct ProductsOfThree(float* a, float* b, float* c) : ITerms
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes AddTo<TLanes>(TLanes sums, nint i)
            where TLanes : struct, ILanes<TLanes> => TLanes.MultiplyAdd(TLanes.Load(a + i) * TLanes.Load(b + i), TLanes.Load(c + i), sums);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public float Term(nint i) => a[i] * b[i] * c[i];
    }
}
