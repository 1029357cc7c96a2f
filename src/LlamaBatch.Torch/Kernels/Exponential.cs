using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Kernels;

/// <summary><c>eˣ</c> in float32, to about one unit in the last place.</summary>
/// <remarks>
/// <c>eˣ = 2ⁿ · eʳ</c> with <c>n = round(x / ln 2)</c> and <c>|r| ≤ ln 2 / 2</c>, where <c>eʳ</c> is a polynomial of degree 7 (Moshier's
/// Cephes library, <c>expf</c>). .NET's own vector exponential computes in double precision and takes twice as long.
/// </remarks>
internal static class Exponential
{
    /// <summary>
    /// The smallest argument for which 2ⁿ is a normal float. Smaller arguments are clamped to this value, so the result is at least
    /// 1.2·10⁻³⁸.
    /// </summary>
    private const float Smallest = -87.33654f;

    /// <summary>
    /// The largest argument for which n is at most 127, the largest exponent. Larger arguments are clamped to this value, so the result is
    /// at most 2.4·10³⁸.
    /// </summary>
    private const float Largest = 88.3762626647949f;

    /// <summary>The factor <c>1 / ln 2</c>.</summary>
    private const float PerLn2 = 1.44269504088896341f;

    /// <summary>The constant ln 2 in two parts, so that n times the first part is exact.</summary>
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>The constant 1.5·2²³. Adding it rounds a small float to an integer.</summary>
    private const float Shift = 12_582_912;

    /// <summary>Computes eˣ in each lane. NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        x = TLanes.Min(TLanes.Of(Largest), TLanes.Max(TLanes.Of(Smallest), x));
        TLanes shifted = TLanes.MultiplyAdd(x, TLanes.Of(PerLn2), TLanes.Of(Shift));
        TLanes n = shifted - TLanes.Of(Shift);
        TLanes r = TLanes.MultiplyAdd(n, TLanes.Of(-Ln2High), x);
        r = TLanes.MultiplyAdd(n, TLanes.Of(-Ln2Low), r);

        TLanes p = TLanes.Of(1.9875691500e-4f);
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(1.3981999507e-3f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(8.3334519073e-3f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(4.1665795894e-2f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(1.6666665459e-1f));
        p = TLanes.MultiplyAdd(p, r, TLanes.Of(5.0000001201e-1f));
        p = TLanes.MultiplyAdd(p, r * r, r + TLanes.Of(1));
        return p * TLanes.PowerOfTwo(shifted);
    }
}
