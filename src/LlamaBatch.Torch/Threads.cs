using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>The number of threads of libtorch.</summary>
public static class Threads
{
    /// <summary>Limits libtorch to one thread.</summary>
    /// <remarks>
    /// Sums are then computed in a fixed order, so a seed gives the same bits, and parallel trials do not wait for each other's threads.
    /// </remarks>
    public static void UseOne() => torch.set_num_threads(1);
}
