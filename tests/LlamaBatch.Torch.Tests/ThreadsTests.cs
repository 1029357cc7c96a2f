using System.Runtime.CompilerServices;

namespace LlamaBatch.Torch.Tests;

public class ThreadsTests
{
    /// <summary>On a thread of its own, since it concerns all that a thread computes.</summary>
    [Fact]
    public void Numbers_too_small_to_be_fast_become_zero()
    {
        (float before, float after) = (float.NaN, float.NaN);
        var thread = new Thread(() =>
        {
            before = Product();
            Threads.UseOne();
            after = Product();
        });
        thread.Start();
        thread.Join();

        Assert.Equal(1e-40f, before);
        Assert.Equal(0, after);
    }

    /// <summary>10⁻⁴⁰, computed at each call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Product(float small = 1e-20f) => small * small;
}
