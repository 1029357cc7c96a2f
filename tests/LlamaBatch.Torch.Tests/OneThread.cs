namespace LlamaBatch.Torch.Tests;

/// <summary>
/// Tests of this project share libtorch's one pool of threads, so they run one after the other, and on one thread as trials do.
/// </summary>
[CollectionDefinition(nameof(OneThread), DisableParallelization = true)]
public sealed class OneThread : ICollectionFixture<OneThread>
{
    public OneThread() => Threads.UseOne();
}
