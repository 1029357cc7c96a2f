using LlamaBatch.Torch.Kernels;
using TorchSharp;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>Products in bfloat16 against libtorch's own rounding and against float32.</summary>
[Collection(nameof(OneThread))]
public sealed unsafe class BFloat16Tests
{
    [Fact]
    public void Floats_are_rounded_and_widened_as_libtorch_does()
    {
        float[] special =
        [
            0, -0f, 1, -1.5f, 1.00390625f, 1.01171875f, 3.3895314e38f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity,
            float.NaN, BitConverter.Int32BitsToSingle(-1), 1e-40f,
        ];
        using Scalar ten = 10;                                                      // held: see HeldScalar
        using Tensor drawn = randn(1000, generator: new Generator(1)).mul(ten);
        float[] values = [.. special, .. drawn.data<float>().ToArray()];
        using Tensor expected = tensor(values).to(ScalarType.BFloat16).to(ScalarType.Float32);
        RoundTrip<Lanes512>();
        RoundTrip<Lanes256>();
        RoundTrip<Lanes128>();
        RoundTrip<Lanes1>();

        void RoundTrip<TLanes>()
            where TLanes : struct, ILanes<TLanes>
        {
            ushort[] rounded = new ushort[values.Length];
            float[] actual = new float[values.Length], sum = new float[values.Length];
            fixed (float* from = values, to = actual, added = sum)
            fixed (ushort* half = rounded)
            {
                BFloat16Kernel.Narrow<TLanes>(from, half, values.Length);
                BFloat16Kernel.Widen<TLanes>(half, to, values.Length);
                BFloat16Kernel.WidenAndAdd<TLanes>(half, from, added, values.Length);
            }

            Assert.Equal(expected.data<float>().ToArray(), actual);
            Assert.Equal(values.Zip(actual, (x, y) => x + y), sum);
        }
    }

    /// <summary>
    /// The product of the rounded matrices, which double precision computes exactly enough, rounded once more: half a unit in the last of
    /// 8 bits.
    /// </summary>
    [Theory]
    [InlineData(256, 320, 400, false, false)]
    [InlineData(200, 256, 330, true, false)]
    [InlineData(256, 128, 256, false, true)]
    [InlineData(300, 150, 200, true, true)]
    public void A_product_is_that_of_the_rounded_matrices(int m, int k, int n, bool aIsTransposed, bool bIsTransposed)
    {
        Assert.True(BFloat16Gain.Of(m, k, n));
        using Tensor a = aIsTransposed ? rand(k, m).t() : rand(m, k), b = bIsTransposed ? rand(n, k).t() : rand(k, n), d = rand(m, n);
        using Tensor expected = Rounded(a).mm(Rounded(b));

        using Tensor set = Compute(a, b, null), added = Compute(a, b, d);

        Assert.True(allclose(set.to(ScalarType.Float64), expected, rtol: 1 / 256.0, atol: 0));
        Assert.True(allclose(added, set + d, rtol: 1e-6, atol: 0));

        static Tensor Rounded(Tensor x) => x.to(ScalarType.BFloat16).to(ScalarType.Float64);
    }

    [Fact]
    public void A_product_that_would_not_gain_is_computed_in_float32()
    {
        using Tensor a = rand(16, 8), b = rand(8, 24), d = rand(16, 24);
        Assert.False(BFloat16Gain.Of(16, 8, 24));
        using Tensor sum = Compute(a, b, d), expected = d + a.mm(b);
        Assert.True(allclose(sum, expected, rtol: 1e-6, atol: 1e-6));
    }

    [Fact]
    public void Gradients_of_a_step_are_those_of_float32_to_the_precision_of_bfloat16_and_the_same_each_time()
    {
        LlamaConfig config = LlamaConfig.Micro with { InitializerRange = 0.1 };
        using LlamaModel model = LlamaModel.Create(config, seed: 1);
        TokenBatch batch = new TokenBatches(new SeededBytes(config.VocabSize), seed: 1, sequenceLength: 64).Batch(0, 8);

        (double loss32, float[] gradient32) = Gradient(Precision.Float32);
        (double loss16, float[] gradient16) = Gradient(Precision.BFloat16);
        (double again, float[] gradientAgain) = Gradient(Precision.BFloat16);

        Assert.Equal(loss32, loss16, 0.01);
        Assert.InRange(Norms.Distance(gradient32, gradient16) / Norms.Of(gradient32), 1e-4, 0.03);
        Assert.Equal(loss16, again);
        Assert.Equal(gradient16, gradientAgain);

        (double Loss, float[] Gradient) Gradient(Precision precision)
        {
            using LlamaPass pass = FastPass.Create(model, 4, 64, precision);
            using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
            double loss = new TrainingStep(pass, optimizer, gradientClip: 0).Accumulate(batch);
            return (loss, model.Buffer.Gradients.ToArray());
        }
    }

    [Fact]
    public void The_plan_knows_the_bytes_and_autograd_stays_in_float32()
    {
        var fast = new TrialPlan(LlamaConfig.Micro, new Training { Precision = Precision.BFloat16 }, 128);
        var autograd = fast with { Training = fast.Training with { Step = StepKind.Autograd } };

        const long GeneratedCode = 7L << 19;
        long conversions = (6 * FastPassMemory.LargestMatrix(LlamaConfig.Micro, 2, 128)) + GeneratedCode;
        Assert.Equal(fast.StateBytes + fast.ActivationBytes + conversions, fast.MemoryBytes);
        Assert.Contains(new Setting("Precision", "bfloat16"), fast.EffectiveTraining.IdentifyingSettings());
        Assert.Equal(Precision.Float32, autograd.Precision);
        Assert.DoesNotContain(autograd.EffectiveTraining.IdentifyingSettings(), setting => setting.Name == "Precision");
        Assert.DoesNotContain(new Training().IdentifyingSettings(), setting => setting.Name == "Precision");
    }

    /// <summary>Another identity, and memory for conversions that never happen, would be another trial that computes the same.</summary>
    [Fact]
    public void A_model_whose_products_do_not_gain_trains_in_float32()
    {
        var small = new TrialPlan(LlamaConfig.Nano, new Training { Precision = Precision.BFloat16 }, 64);

        Assert.True(small.IsTooSmallForBFloat16);
        Assert.Equal(0, small.ConversionBytes);
        Assert.Equal(new Training().IdentifyingSettings(), small.EffectiveTraining.IdentifyingSettings());
        Assert.False(new TrialPlan(LlamaConfig.Micro, small.Training, 128).IsTooSmallForBFloat16);
        Assert.False((small with { Training = new Training() }).IsTooSmallForBFloat16);
    }

    /// <summary>The products that a step asks for are those that the plan looks at.</summary>
    [Theory]
    [InlineData(64, 4)]
    [InlineData(160, 4)]
    [InlineData(256, 64)]
    public void The_plan_knows_whether_a_product_gains(int width, int sequences)
    {
        LlamaConfig config = LlamaConfig.Nano with { HiddenSize = width, IntermediateSize = 2 * width, Layers = 1 };
        using LlamaModel model = LlamaModel.Create(config, seed: 1);
        int[] tokens = new int[sequences * 5];
        using LlamaPass float32 = FastPass.Create(model, sequences, 4), bfloat16 = FastPass.Create(model, sequences, 4, Precision.BFloat16);

        Assert.Equal(BFloat16Gain.Any(config, sequences, 4), float32.Measure(tokens, 4).Nats != bfloat16.Measure(tokens, 4).Nats);
    }

    /// <summary><c>D + A B</c> of matrices as they lie in memory.</summary>
    private static Tensor Compute(Tensor a, Tensor b, Tensor? d)
    {
        (int m, int n) = ((int)a.shape[0], (int)b.shape[1]);
        Tensor c = empty(m, n);
        using var product = new BFloat16Product<Lanes512>(new MatrixProduct<Lanes512>(), 200_000);
        fixed (byte* cAt = c.bytes)
        {
            var result = new Matrix((float*)cAt, m, n);
            if (d is null)
            {
                product.Set(At(a), At(b), result);
                return c;
            }

            fixed (byte* dAt = d.bytes)
            {
                product.SetToSum(new Matrix((float*)dAt, m, n), At(a), At(b), result);
            }
        }

        return c;
    }

    private static Matrix At(Tensor x)
    {
        using Tensor stored = x.is_contiguous() ? x.alias() : x.t();
        fixed (byte* at = stored.bytes)
        {
            return new Matrix((float*)at, (int)x.size(0), (int)x.size(1), (nint)x.stride(0), (nint)x.stride(1));
        }
    }
}
