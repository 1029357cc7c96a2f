using static TorchSharp.torch;

namespace LlamaBatch.Torch.Kernels;

/// <summary>Gets the address of a tensor's elements. libtorch never moves them.</summary>
internal static unsafe class TensorMemory
{
    /// <summary>The address of the first element. Each call allocates a handle, so training steps must not call this method.</summary>
    public static void* AddressOf(Tensor tensor)
    {
        using Tensor flat = tensor.view(-1);
        using Tensor first = flat.narrow(0, 0, 1);                                  // one element: a span of bytes is limited to 2 GiB
        fixed (byte* address = first.bytes)
        {
            return address;
        }
    }
}
