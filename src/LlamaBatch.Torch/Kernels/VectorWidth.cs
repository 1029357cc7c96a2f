using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

/// <summary>
/// The SIMD vector width of this processor. The width determines the order in which sums are computed, so it affects rounding.
/// </summary>
internal static class VectorWidth
{
    /// <summary>The number of bits in a vector: 512, 256 or 128.</summary>
    public static int Bits => Run<BitsOfVector, int>(default);

    /// <summary>Runs code at the widest SIMD vector width of this processor.</summary>
    public static TResult Run<TCode, TResult>(TCode code)
        where TCode : struct, IVectorCode<TResult> =>
        Vector512.IsHardwareAccelerated ? code.Run<Lanes512>()
        : Vector256.IsHardwareAccelerated ? code.Run<Lanes256>()
        : code.Run<Lanes128>();

    private readonly struct BitsOfVector : IVectorCode<int>
    {
        public int Run<TLanes>()
            where TLanes : struct, ILanes<TLanes> => 8 * sizeof(float) * TLanes.Count;
    }
}
