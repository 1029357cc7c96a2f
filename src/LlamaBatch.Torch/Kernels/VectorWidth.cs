using System.Runtime.Intrinsics;

namespace LlamaBatch.Torch.Kernels;

/// <summary>The width of the processor's vectors, which decides in which order sums are added up and with it how the fast step rounds.</summary>
internal static class VectorWidth
{
    /// <summary>Bits of a vector: 512, 256 or 128.</summary>
    public static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
}
