namespace LlamaBatch.Torch.Tests;

/// <summary>Tests of this project share libtorch's one pool of threads, so they run one after the other.</summary>
[CollectionDefinition(nameof(OneThread), DisableParallelization = true)]
public sealed class OneThread
{
    public OneThread() => Threads.UseOne();
}
