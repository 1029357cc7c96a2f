using LlamaBatch.Tests;
using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch.Tests;

/// <summary>The loops that all kernels share, at every width and for every remainder.</summary>
public sealed unsafe class VectorsTests
{
    [Fact]
    public void Every_element_is_computed_once_and_none_beyond()
    {
        Check<Lanes512>();
        Check<Lanes256>();
        Check<Lanes128>();
        Check<Lanes1>();

        static void Check<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            for (int count = 0; count <= 50; count++)
            {
                float[] values = new float[60], ones = [.. Enumerable.Repeat(1f, 60)];
                fixed (float* to = values, from = ones)
                {
                    Row.Add<TLanes>(from, to, count);
                    Row.Add<TLanes>(from, to, count);
                    Assert.Equal(2 * count, Row.Dot<TLanes>(to, from, 60));
                }

                Assert.All(values[..count], value => Assert.Equal(2, value));
                Assert.All(values[count..], value => Assert.Equal(0, value));
            }
        }
    }

    [Fact]
    public void The_remainder_of_a_sum_is_added_term_by_term()
    {
        float[] x = [.. Enumerable.Range(0, 60).Select(i => MathF.Sin(i))];
        for (int count = 0; count < 16; count++)
        {
            float expected = 0;
            for (int i = 0; i < count; i++)
            {
                expected += x[i] * x[i];
            }

            fixed (float* p = x)
            {
                Assert.Equal(expected, Row.Dot<Lanes512>(p, p, count));
            }
        }
    }

    /// <summary>A width that is chosen in a second place could be another one than checkpoints name.</summary>
    [Fact]
    public void Only_VectorWidth_asks_what_the_processor_has() =>
        Assert.Equal(
            ["src/LlamaBatch.Torch/Kernels/VectorWidth.cs"],
            Repository.SourcesIn("src/LlamaBatch.Torch")
                .Where(file => Repository.Read(file).Contains("IsHardwareAccelerated", StringComparison.Ordinal)));
}
