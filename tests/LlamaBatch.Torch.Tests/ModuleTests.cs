using CsCheck;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>Each module against its equation in plain loops over doubles.</summary>
[Collection(nameof(OneThread))]
public sealed class ModuleTests
{
    private static readonly LlamaConfig _small = new()
    {
        VocabSize = 23,
        HiddenSize = 12,
        IntermediateSize = 7,
        Layers = 2,
        Heads = 4,
        KeyValueHeads = 2,
        HeadDim = 6,
        RopeTheta = 100,
        RmsNormEps = 1e-3,
        InitializerRange = 0.3,
    };

    [Fact]
    public void A_norm_divides_by_the_root_of_the_mean_square_and_multiplies_by_the_gain()
    {
        using var norm = new RmsNorm(3, epsilon: 0.5);
        Write(norm.get_parameter("weight")!, [1, 2, -1]);
        using Tensor x = tensor(new float[] { 1, 2, 3, 0, 0, 0 }, [1, 2, 3]);

        double scale = 1 / Math.Sqrt((14.0 / 3) + 0.5);
        Close([scale, 4 * scale, -3 * scale, 0, 0, 0], norm.forward(x));
    }

    [Fact]
    public void Component_i_of_a_head_is_rotated_with_the_one_half_a_head_later()
    {
        const int HeadDim = 6, Length = 5;
        using var rotary = new RotaryEmbedding(HeadDim, theta: 100);
        float[] values = Numbers(2 * 3 * Length * HeadDim, seed: 1);
        using Tensor x = tensor(values, [2, 3, Length, HeadDim]);

        Close(Rotated(values, HeadDim, Length, 100), rotary.Rotate(x));
        using Tensor shorter = x.narrow(2, 0, 2);                                   // the tables have been made for 5
        using Tensor rotated = rotary.Rotate(shorter);
        using Tensor expected = rotary.Rotate(x).narrow(2, 0, 2);
        Assert.Equal(Values(expected), Values(rotated));
    }

    [Fact]
    public void Rotation_keeps_lengths_and_depends_on_distance_only() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 20]).Sample(
            (half, first, second, shift) =>
            {
                using var rotary = new RotaryEmbedding(2 * half, theta: 10_000);
                float[] query = Numbers(2 * half, seed: first);
                float[] key = Numbers(2 * half, seed: second + 1000);
                Assert.Equal(Norms.Of(query), Norms.Of(At(rotary, query, first)), 1e-5);
                Assert.Equal(
                    Dot(At(rotary, query, first), At(rotary, key, second)),
                    Dot(At(rotary, query, first + shift), At(rotary, key, second + shift)),
                    1e-5);
            },
            iter: 50,
            threads: 1);

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 2)]
    [InlineData(4, 1)]
    [InlineData(3, 1)]
    public void Attention_mixes_earlier_values_by_the_softmax_of_scaled_products(int heads, int keyValueHeads)
    {
        LlamaConfig config = _small with { Heads = heads, KeyValueHeads = keyValueHeads };
        const int Rows = 2, Length = 5;
        using var rotary = new RotaryEmbedding(config.HeadDim, config.RopeTheta);
        using var attention = new GroupedQueryAttention(config, rotary);
        double[][] weights = new double[4][];
        string[] names = ["q_proj", "k_proj", "v_proj", "o_proj"];
        for (int i = 0; i < names.Length; i++)
        {
            Parameter parameter = attention.get_parameter($"{names[i]}.weight")!;
            Write(parameter, Numbers((int)parameter.numel(), seed: i));
            weights[i] = [.. Values(parameter).Select(value => (double)value)];
        }

        float[] x = Numbers(Rows * Length * config.HiddenSize, seed: 9);
        using Tensor input = tensor(x, [Rows, Length, config.HiddenSize]);
        var expected = new List<double>();
        foreach (float[] row in x.Chunk(Length * config.HiddenSize))
        {
            expected.AddRange(Attended(row, weights, config, Length));
        }

        Close(expected, attention.forward(input));
    }

    [Fact]
    public void The_feed_forward_layer_gates_one_projection_by_another()
    {
        using var layer = new SwiGlu(_small with { HiddenSize = 2, IntermediateSize = 3 });
        double[][] weights = new double[3][];
        string[] names = ["gate_proj", "up_proj", "down_proj"];
        for (int i = 0; i < names.Length; i++)
        {
            Parameter parameter = layer.get_parameter($"{names[i]}.weight")!;
            Write(parameter, Numbers((int)parameter.numel(), seed: i));
            weights[i] = [.. Values(parameter).Select(value => (double)value)];
        }

        float[] x = [0.5f, -2];
        using Tensor input = tensor(x, [1, 1, 2]);
        double[] gate = Projected(x, 0, 2, weights[0]);
        double[] up = Projected(x, 0, 2, weights[1]);
        float[] gated = [.. gate.Zip(up, (g, u) => (float)(g / (1 + Math.Exp(-g)) * u))];

        Close(Projected(gated, 0, 3, weights[2]), layer.forward(input));
    }

    [Fact]
    public void A_later_token_changes_no_earlier_prediction()
    {
        using LlamaModel model = LlamaModel.Create(_small, seed: 1);
        long[] tokens = [3, 1, 4, 1, 5, 9, 2, 6];
        float[] before = Logits(model, tokens);
        for (int changed = 0; changed < tokens.Length; changed++)
        {
            long[] other = [.. tokens];
            other[changed] = 22;
            float[] after = Logits(model, other);

            int first = changed * model.Config.VocabSize;
            Assert.Equal(before[..first], after[..first]);
            Assert.NotEqual(before[first..(first + model.Config.VocabSize)], after[first..(first + model.Config.VocabSize)]);
        }
    }

    [Fact]
    public void Sequences_of_a_batch_do_not_see_each_other()
    {
        using LlamaModel model = LlamaModel.Create(_small, seed: 1);
        using Tensor both = tensor(new long[] { 3, 1, 4, 7, 7, 7 }, [2, 3]);
        using Tensor logits = model.forward(both);

        float[] alone = Logits(model, [3, 1, 4]);
        Assert.All(alone.Zip(Values(logits)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void A_tied_head_gives_its_gradient_to_the_embedding()
    {
        LlamaConfig tiedShape = _small with { TieWordEmbeddings = true };
        using LlamaModel tied = LlamaModel.Create(tiedShape, seed: 1);
        using LlamaModel untied = LlamaModel.Create(_small, seed: 1);
        Weight head = untied.Weights.Single(weight => weight.Name == "lm_head.weight");
        Weight embedding = untied.Weights.Single(weight => weight.Name == "model.embed_tokens.weight");
        embedding.Values.CopyTo(head.Values);

        Backward(tied);
        Backward(untied);

        float[] sum = [.. embedding.Gradient.ToArray().Zip(head.Gradient.ToArray(), (a, b) => a + b)];
        float[] shared = tied.Weights.Single(weight => weight.Name == embedding.Name).Gradient.ToArray();
        Assert.InRange(Norms.Distance(sum, shared) / Norms.Of(sum), 0, 1e-5);
        Assert.True(Norms.Of(head.Gradient) > 0.1 * Norms.Of(sum));
    }

    [Fact]
    public void The_parameters_are_as_many_as_the_configuration_says() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[1, 9], Gen.Bool, Gen.Bool).Sample(
            (keyValueHeads, sharing, halfHead, layers, intermediate, tied, ownHeadDim) =>
            {
                LlamaConfig config = _small with
                {
                    Heads = keyValueHeads * sharing,
                    KeyValueHeads = keyValueHeads,
                    HiddenSize = keyValueHeads * sharing * 2 * halfHead,
                    HeadDim = ownHeadDim ? 4 : 0,
                    IntermediateSize = intermediate,
                    Layers = layers,
                    TieWordEmbeddings = tied,
                };
                using var model = new LlamaModel(config);
                Assert.Equal(config.Parameters, model.Weights.Sum(weight => (long)weight.Count));
            },
            iter: 50,
            threads: 1);

    [Fact]
    public void Nano_has_the_names_and_shapes_of_a_published_checkpoint()
    {
        using var model = new LlamaModel(LlamaConfig.Nano);
        string[] layer =
        [
            "self_attn.q_proj.weight [64, 64]",
            "self_attn.k_proj.weight [32, 64]",
            "self_attn.v_proj.weight [32, 64]",
            "self_attn.o_proj.weight [64, 64]",
            "mlp.gate_proj.weight [176, 64]",
            "mlp.up_proj.weight [176, 64]",
            "mlp.down_proj.weight [64, 176]",
            "input_layernorm.weight [64]",
            "post_attention_layernorm.weight [64]",
        ];

        Assert.Equal(
            [
                "model.embed_tokens.weight [256, 64]",
                .. layer.Select(name => $"model.layers.0.{name}"),
                .. layer.Select(name => $"model.layers.1.{name}"),
                "model.norm.weight [64]",
                "lm_head.weight [256, 64]",
            ],
            model.Weights.Select(weight => $"{weight.Name} [{string.Join(", ", weight.Parameter.shape)}]"));
        Assert.All(model.Weights, weight => Assert.Equal(!weight.Name.Contains("norm", StringComparison.Ordinal), weight.IsMatrix));
    }

    [Fact]
    public void Initial_weights_have_the_deviation_of_the_configuration_and_do_not_depend_on_other_parameters()
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 1);
        using LlamaModel deeper = LlamaModel.Create(LlamaConfig.Nano with { Layers = 3, TieWordEmbeddings = true }, seed: 1);

        foreach (Weight weight in model.Weights.Where(weight => weight.IsMatrix))
        {
            double deviation = Norms.Of(weight.Values) / Math.Sqrt(weight.Count);
            double mean = weight.Values.ToArray().Average();
            Assert.Equal(0.02, deviation, 6 * 0.02 / Math.Sqrt(2.0 * weight.Count));
            Assert.Equal(0, mean, 6 * 0.02 / Math.Sqrt(weight.Count));
        }

        IEnumerable<Weight> gains = model.Weights.Where(weight => !weight.IsMatrix);
        Assert.All(gains, weight => Assert.All(weight.Values.ToArray(), gain => Assert.Equal(1, gain)));
        Assert.All(
            model.Weights.Where(weight => weight.Name != "lm_head.weight"),
            weight => Assert.Equal(weight.Values.ToArray(), deeper.Weights.Single(other => other.Name == weight.Name).Values.ToArray()));
    }

    [Fact]
    public void A_shape_that_cannot_be_built_is_refused_in_words()
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => new LlamaModel(_small with { KeyValueHeads = 3 }));

        Assert.Contains("KeyValueHeads is 3; it must divide Heads, which is 4", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>Causal attention of one sequence, [T, W], query head by query head.</summary>
    private static double[] Attended(float[] x, double[][] weights, LlamaConfig config, int length)
    {
        int d = config.HeadDim;
        double[][] queries = [.. Enumerable.Range(0, length).Select(t => Projected(x, t, config.HiddenSize, weights[0]))];
        double[][] keys = [.. Enumerable.Range(0, length).Select(t => Projected(x, t, config.HiddenSize, weights[1]))];
        double[][] values = [.. Enumerable.Range(0, length).Select(t => Projected(x, t, config.HiddenSize, weights[2]))];
        var output = new List<double>();
        for (int t = 0; t < length; t++)
        {
            float[] joined = new float[config.Heads * d];
            for (int head = 0; head < config.Heads; head++)
            {
                int shared = head / (config.Heads / config.KeyValueHeads);
                double[] query = Turned(queries[t].AsSpan(head * d, d), t, config.RopeTheta);
                double[] exponentials = new double[t + 1];
                for (int earlier = 0; earlier <= t; earlier++)
                {
                    double[] key = Turned(keys[earlier].AsSpan(shared * d, d), earlier, config.RopeTheta);
                    exponentials[earlier] = Math.Exp(query.Zip(key, (a, b) => a * b).Sum() / Math.Sqrt(d));
                }

                for (int i = 0; i < d; i++)
                {
                    double sum = Enumerable.Range(0, t + 1).Sum(earlier => exponentials[earlier] * values[earlier][(shared * d) + i]);
                    joined[(head * d) + i] = (float)(sum / exponentials.Sum());
                }
            }

            output.AddRange(Projected(joined, 0, joined.Length, weights[3]));
        }

        return [.. output];
    }

    /// <summary>Rotates the heads of [.., T, D].</summary>
    private static IEnumerable<double> Rotated(float[] values, int headDim, int length, double theta) =>
        values.Chunk(headDim).SelectMany((head, i) => Turned([.. head.Select(value => (double)value)], i % length, theta));

    /// <summary>One head at a position, as complex numbers: component i is the real part, component i + D/2 the imaginary one.</summary>
    private static double[] Turned(ReadOnlySpan<double> head, int position, double theta)
    {
        int half = head.Length / 2;
        double[] turned = new double[head.Length];
        for (int i = 0; i < half; i++)
        {
            var z = new System.Numerics.Complex(head[i], head[i + half]);
            z *= System.Numerics.Complex.FromPolarCoordinates(1, position * Math.Pow(theta, -2.0 * i / head.Length));
            (turned[i], turned[i + half]) = (z.Real, z.Imaginary);
        }

        return turned;
    }

    /// <summary>W x for token t of [T, inputs].</summary>
    private static double[] Projected(float[] x, int t, int inputs, double[] weight) =>
        [.. weight.Chunk(inputs).Select(row => row.Select((w, i) => w * x[(t * inputs) + i]).Sum())];

    private static float[] At(RotaryEmbedding rotary, float[] head, int position)
    {
        float[] values = new float[(position + 1) * head.Length];
        head.CopyTo(values, position * head.Length);
        using Tensor x = tensor(values, [1, 1, position + 1, head.Length]);
        using Tensor rotated = rotary.Rotate(x);
        return Values(rotated)[(position * head.Length)..];
    }

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    private static float[] Logits(LlamaModel model, long[] tokens)
    {
        using Tensor input = tensor(tokens, [1, tokens.Length]);
        using Tensor logits = model.forward(input);
        return Values(logits);
    }

    private static void Backward(LlamaModel model)
    {
        TokenBatch batch = new TokenBatches(new SeededBytes(23), seed: 1, sequenceLength: 7).Batch(0, 3);
        using var optimizer = new AdamWOptimizer(new AdamW(), model);
        new TrainingStep(new AutogradPass(model, 3), optimizer, 0).Accumulate(batch);
    }

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static void Write(Parameter parameter, float[] values) =>
        values.CopyTo(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(parameter.bytes));

    private static float[] Values(Tensor tensor)
    {
        using Tensor inOrder = tensor.detach().contiguous();
        return inOrder.data<float>().ToArray();
    }

    private static void Close(IEnumerable<double> expected, Tensor actual)
    {
        using (actual)
        {
            double[] numbers = [.. expected];
            float[] values = Values(actual);
            Assert.Equal(numbers.Length, values.Length);
            Assert.All(numbers.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }
    }
}
