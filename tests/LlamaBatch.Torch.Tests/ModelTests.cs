using CsCheck;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public class ModelTests
{
    [Fact]
    public void Any_shape_computes_what_the_formulas_say() => Shapes.Any.Sample(
        config =>
        {
            Assert.Empty(config.Problems());
            using LlamaModel model = LlamaModel.Create(config, 7);
            int[] tokens = [.. Enumerable.Range(0, 9).Select(i => (i * i + 3) % config.VocabSize)];
            float[] actual = LogitsOf(model, tokens);
            double[] expected = [.. PlainLlama.Of(model).Logits(tokens).SelectMany(row => row)];
            double scale = expected.Max(Math.Abs);
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 2e-5 * scale));
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void A_later_token_changes_no_earlier_logit()
    {
        using LlamaModel model = LlamaModel.Create(Shapes.Small, 1);
        float[] before = LogitsOf(model, [1, 2, 3, 4, 5]);
        float[] after = LogitsOf(model, [1, 2, 3, 4, 9]);

        int earlier = 4 * Shapes.Small.VocabSize;
        Assert.Equal(before[..earlier], after[..earlier]);
        Assert.NotEqual(before[earlier..], after[earlier..]);
    }

    [Fact]
    public void The_parameters_are_as_many_as_the_configuration_counts() => Shapes.Any.Sample(
        config =>
        {
            using var model = new LlamaModel(config);
            Assert.Equal(config.Parameters, model.Weights.Sum(weight => weight.Count));
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void Parameters_have_the_names_and_shapes_of_published_checkpoints()
    {
        using var model = new LlamaModel(LlamaConfig.Nano with { Layers = 1 });

        Assert.Equal(
            [
                "lm_head.weight [256, 64]",
                "model.embed_tokens.weight [256, 64]",
                "model.layers.0.input_layernorm.weight [64]",
                "model.layers.0.mlp.down_proj.weight [64, 176]",
                "model.layers.0.mlp.gate_proj.weight [176, 64]",
                "model.layers.0.mlp.up_proj.weight [176, 64]",
                "model.layers.0.post_attention_layernorm.weight [64]",
                "model.layers.0.self_attn.k_proj.weight [32, 64]",
                "model.layers.0.self_attn.o_proj.weight [64, 64]",
                "model.layers.0.self_attn.q_proj.weight [64, 64]",
                "model.layers.0.self_attn.v_proj.weight [32, 64]",
                "model.norm.weight [64]",
            ],
            model.Weights.Select(weight => $"{weight.Name} [{string.Join(", ", weight.Parameter.shape)}]").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Initial_weights_have_the_stated_mean_and_deviation_and_depend_on_the_name_alone()
    {
        using LlamaModel one = LlamaModel.Create(LlamaConfig.Nano, 3);
        using LlamaModel deeper = LlamaModel.Create(LlamaConfig.Nano with { Layers = 3 }, 3);
        using LlamaModel other = LlamaModel.Create(LlamaConfig.Nano, 4);
        float[] Embedding(LlamaModel model) => model.Weights.Single(weight => weight.Name == "model.embed_tokens.weight").Values.ToArray();
        float[] values = Embedding(one);

        Assert.Equal(values, Embedding(deeper));
        Assert.NotEqual(values, Embedding(other));
        double deviation = Math.Sqrt(values.Average(value => (double)value * value));
        Assert.Equal(0.02, deviation, 0.02 * 4 / Math.Sqrt(2 * values.Length));            // four standard errors
        Assert.Equal(0, values.Average(), 0.02 * 4 / Math.Sqrt(values.Length));
        Assert.All(one.Weights.Where(weight => !weight.IsDecayed), weight => Assert.All(weight.Values.ToArray(), gain => Assert.Equal(1, gain)));
    }

    [Fact]
    public void A_model_that_cannot_be_built_is_refused_with_a_sentence()
    {
        var problem = Assert.Throws<ArgumentException>(() => new LlamaModel(LlamaConfig.Nano with { KeyValueHeads = 3 }));

        Assert.Contains("use 1, 2 or 4", problem.Message, StringComparison.Ordinal);
    }

    internal static float[] LogitsOf(LlamaModel model, int[] tokens)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        return model.forward(tensor(Array.ConvertAll(tokens, token => (long)token), [1, tokens.Length])).reshape(-1).data<float>().ToArray();
    }
}
