using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Kernels;

/// <summary>Multiplies matrices with libtorch, and stores the product in an existing tensor.</summary>
/// <remarks>
/// The native function <c>aoti_torch_cpu_mm_out</c> is part of libtorch's stable C interface. TorchSharp does not offer it.
/// </remarks>
internal static class LibtorchProduct
{
    /// <summary>Computes <c>torch.mm(left, right, out=result)</c>.</summary>
    /// <param name="left">The left factor, <c>[m, k]</c>.</param>
    /// <param name="right">The right factor, <c>[k, n]</c>, of the type of <paramref name="left"/>.</param>
    /// <param name="result">Receives the product, <c>[m, n]</c>, of the type of <paramref name="left"/>.</param>
    /// <exception cref="InvalidOperationException">libtorch reports an error.</exception>
    public static void Multiply(Tensor left, Tensor right, Tensor result)
    {
        if (MultiplyInto(result.Handle, left.Handle, right.Handle) != 0)
        {
            throw new InvalidOperationException(
                $"libtorch could not multiply two matrices of {left.dtype} on this system. "
                + "Leave out Training.Precision to multiply in float32.");
        }
    }

    [DllImport("torch_cpu", EntryPoint = "aoti_torch_cpu_mm_out")]
    private static extern int MultiplyInto(nint result, nint left, nint right);
}
