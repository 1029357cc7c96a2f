using CsCheck;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>The whole model against the published formulas, for shapes that nobody chose.</summary>
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
    public void A_model_of_more_weights_than_an_array_holds_is_refused_before_it_takes_memory()
    {
        LlamaConfig config = LlamaConfig.Nano with { IntermediateSize = 1_000_000, Layers = 100 };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new LlamaModel(config));
        Assert.Contains("2,000,000,000 parameters", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("smaller vocabulary", refusal.Message, StringComparison.Ordinal);
    }

    private static float[] LogitsOf(LlamaModel model, int[] tokens)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Tensor input = tensor(Array.ConvertAll(tokens, token => (long)token), [1, tokens.Length]);
        return model.forward(input).reshape(-1).data<float>().ToArray();
    }
}
