using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class FlushToZeroTests
{
    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 40, HiddenSize = 16, IntermediateSize = 20, Layers = 1 };

    [Fact]
    public void Linux_and_Windows_on_x64_are_supported() =>
        Assert.Equal(
            RuntimeInformation.ProcessArchitecture == Architecture.X64 && (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()),
            FlushToZero.IsSupported);

    [Fact]
    public void Subnormals_are_zero_within_and_themselves_before_and_after()
    {
        if (!FlushToZero.IsSupported)
        {
            return;
        }

        Assert.True(float.IsSubnormal(Product(1e-30f, 1e-10f)));
        using (FlushToZero.Begin())
        {
            Assert.Equal(0, Product(1e-30f, 1e-10f));                       // a result
            Assert.Equal(0, Product(float.Epsilon, 1e30f));                 // an operand
            using (FlushToZero.Begin())
            {
                Assert.Equal(0, Product(1e-30f, 1e-10f));
            }

            Assert.Equal(0, Product(1e-30f, 1e-10f));                       // the inner one put back what it found
        }

        Assert.True(float.IsSubnormal(Product(1e-30f, 1e-10f)));
        Assert.NotEqual(0, Product(float.Epsilon, 1e30f));
    }

    [Fact]
    public void What_is_normal_is_computed_alike()
    {
        float[] values = [1.5f, -3.3f, 1e-37f, float.MaxValue, float.NaN, float.NegativeInfinity];
        float[] expected = [.. values.Select(value => Product(value, 0.7f))];
        using (FlushToZero.Begin())
        {
            Assert.Equal(expected, values.Select(value => Product(value, 0.7f)));
        }
    }

    /// <summary>
    /// Tokens that occur in the first step alone: their gradients are zero from then on, and Adam's moments fade by a tenth a step, in
    /// float32 down to a subnormal that never becomes zero.
    /// </summary>
    [Theory]
    [InlineData(StepKind.Fast)]
    [InlineData(StepKind.Autograd)]
    public void Training_leaves_no_subnormal_moment(StepKind kind)
    {
        if (!FlushToZero.IsSupported)
        {
            return;
        }

        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        using LlamaPass pass = LlamaPass.Create(model, new TrialPlan(_tiny, new Training { BatchSize = 2, Step = kind }, 4));
        var step = new TrainingStep(pass, optimizer, gradientClip: 1);
        step.Run(Constant(39));
        for (int i = 0; i < 1000; i++)
        {
            step.Run(Constant(1));
        }

        Assert.DoesNotContain(optimizer.State["mean"], float.IsSubnormal);
        Assert.DoesNotContain(optimizer.State["square"], float.IsSubnormal);
        Assert.DoesNotContain(model.Buffer.Gradients.ToArray(), float.IsSubnormal);
    }

    private static TokenBatch Constant(int token) => new(2, 4, (_, sequence) => sequence.Fill(token));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static float Product(float left, float right) => left * right;
}
