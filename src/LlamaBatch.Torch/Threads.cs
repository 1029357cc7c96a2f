using System.Runtime.InteropServices;
using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>How the thread that trains computes.</summary>
public static class Threads
{
    /// <summary><c>at::globalContext()</c> and <c>at::Context::setFlushDenormal(bool)</c>, which TorchSharp does not bind, as compilers spell them.</summary>
    private static readonly (string Context, string Flush) _exports = OperatingSystem.IsWindows()
        ? ("?globalContext@at@@YAAEAVContext@1@XZ", "?setFlushDenormal@Context@at@@QEAA_N_N@Z")
        : ("_ZN2at13globalContextEv", "_ZN2at7Context16setFlushDenormalEb");

    /// <summary>
    /// One thread: a sum is then added up in one order, so the same seed gives the same bits, and trials in parallel do not wait for each
    /// other's threads. And numbers below 10⁻³⁸ become zero on it: the moments of a weight that has no gradient for a while shrink to such numbers, with which processors
    /// are many times slower, and which change no result.
    /// </summary>
    public static unsafe void UseOne()
    {
        torch.set_num_threads(1);
        if (NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "torch_cpu" : "libtorch_cpu", typeof(torch).Assembly, null, out nint library)
            && NativeLibrary.TryGetExport(library, _exports.Context, out nint context)
            && NativeLibrary.TryGetExport(library, _exports.Flush, out nint flush))
        {
            ((delegate* unmanaged<nint, byte, byte>)flush)(((delegate* unmanaged<nint>)context)(), 1);
        }
    }
}
