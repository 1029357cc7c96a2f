using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>Sets the number of threads that libtorch uses.</summary>
public static class Threads
{
    /// <summary>Limits libtorch to one thread.</summary>
    /// <remarks>
    /// With one thread, sums are computed in a fixed order, so the same seed always gives the same results, bit for bit. Trials that run in
    /// parallel do not compete for threads.
    /// </remarks>
    public static void UseOne() => torch.set_num_threads(1);
}
