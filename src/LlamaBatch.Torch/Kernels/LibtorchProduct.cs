using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Kernels;

/// <summary>libtorch's own product of matrices into an existing tensor.</summary>
/// <remarks>TorchSharp does not offer it; this is the C interface that libtorch keeps stable.</remarks>
internal static class LibtorchProduct
{
    /// <summary><c>torch.mm(left, right, out=result)</c></summary>
    /// <param name="left"><c>[m, k]</c></param>
    /// <param name="right"><c>[k, n]</c>, of the same type.</param>
    /// <param name="result"><c>[m, n]</c>, of the same type, written.</param>
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
