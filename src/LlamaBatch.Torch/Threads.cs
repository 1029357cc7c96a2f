using TorchSharp;

namespace LlamaBatch.Torch;

/// <summary>How many threads libtorch computes with.</summary>
public static class Threads
{
    /// <summary>
    /// One thread: a sum is then added up in one order, so the same seed gives the same bits, and trials in parallel do not wait for each
    /// other's threads.
    /// </summary>
    public static void UseOne() => torch.set_num_threads(1);
}
