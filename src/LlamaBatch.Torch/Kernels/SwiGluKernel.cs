using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

// N rows · F intermediate size

/// <summary>
/// The gated product s of the feed-forward layer (Shazeer 2020, eq. 6), element by element. With gate g, up projection u and the logistic
/// function σ:
/// <code>
/// s = g σ(g) u
/// </code>
/// Backward, with <c>ds = ∂L/∂s</c> and <c>σ' = σ (1 − σ)</c>:
/// <code>
/// du = ds g σ(g)
/// dg = ds u (σ(g) + g σ(g) (1 − σ(g)))
/// </code>
/// </summary>
internal static unsafe class SwiGluKernel
{
    /// <summary>Computes the gated product of N rows.</summary>
    /// <param name="gateUp">In each row, the outputs g of the gate projection, then u of the up projection, <c>[N, 2F]</c>.</param>
    /// <param name="s">Receives s, <c>[N, F]</c>.</param>
    public static void Forward<TLanes>(Matrix gateUp, Matrix s)
        where TLanes : struct, ILanes<TLanes>
    {
        int width = s.Columns;
        Matrix.Require(s, s.Rows, width);
        Matrix.Require(gateUp, s.Rows, 2 * width);
        for (int row = 0; row < s.Rows; row++)
        {
            Vectors<TLanes>.ForEach(new Gate(gateUp.Row(row), gateUp.Row(row) + width, s.Row(row)), width);
        }
    }

    /// <summary>Replaces g and u by their gradients, in place.</summary>
    /// <param name="ds">The gradient of s, <c>[N, F]</c>.</param>
    /// <param name="gateUp">In each row, g and u on entry, dg and du on return, <c>[N, 2F]</c>.</param>
    public static void Backward<TLanes>(Matrix ds, Matrix gateUp)
        where TLanes : struct, ILanes<TLanes>
    {
        int width = ds.Columns;
        Matrix.Require(ds, ds.Rows, width);
        Matrix.Require(gateUp, ds.Rows, 2 * width);
        for (int row = 0; row < ds.Rows; row++)
        {
            Vectors<TLanes>.ForEach(new Gradients(ds.Row(row), gateUp.Row(row), gateUp.Row(row) + width), width);
        }
    }

    private readonly struct Gate(float* gate, float* up, float* s) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes g = TLanes.Load(gate + i);
            TLanes.Store(g * Logistic(g) * TLanes.Load(up + i), s + i);
        }
    }

    private readonly struct Gradients(float* ds, float* gate, float* up) : IElementwise
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TLanes>(nint i)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes g = TLanes.Load(gate + i);
            TLanes sigma = Logistic(g);
            TLanes silu = g * sigma;
            TLanes d = TLanes.Load(ds + i);
            TLanes dGate = d * TLanes.Load(up + i) * TLanes.MultiplyAdd(silu, TLanes.Of(1) - sigma, sigma);
            TLanes.Store(d * silu, up + i);
            TLanes.Store(dGate, gate + i);
        }
    }

    /// <summary>The logistic function, <c>σ(x) = 1 / (1 + e⁻ˣ)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Logistic<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Of(1) / (TLanes.Of(1) + Exponential.Of(TLanes.Of(0) - x));
}
