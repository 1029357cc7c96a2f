using CsCheck;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class MicroBatchTests
{
    private static readonly LlamaConfig _tiny = LlamaConfig.Nano with { VocabSize = 50, HiddenSize = 16, IntermediateSize = 24 };

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(99)]
    [InlineData(1000)]
    public void A_batch_of_100_in_parts_has_the_gradient_of_the_whole(int microBatch)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        TokenBatch batch = new TokenBatches(new SeededBytes(50), seed: 1, sequenceLength: 12).Batch(0, 100);

        (double whole, float[] expected) = Gradient(model, batch, 100);
        (double loss, float[] gradient) = Gradient(model, batch, microBatch);

        Assert.Equal(whole, loss, 1e-5 * whole);
        Assert.InRange(Norms.Distance(expected, gradient) / Norms.Of(expected), 0, 1e-5);
    }

    [Fact]
    public void Cutting_into_parts_changes_rounding_only_for_any_small_shape() =>
        Gen.Select(
            Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[1, 2], Gen.Int[1, 9], Gen.Int[1, 7], Gen.Int[1, 7], Gen.Bool).Sample(
            (keyValueHeads, sharing, halfHead, layers, length, rows, microBatch, tied) =>
            {
                var config = new LlamaConfig
                {
                    VocabSize = 11,
                    HiddenSize = keyValueHeads * sharing * 2 * halfHead,
                    IntermediateSize = 5,
                    Layers = layers,
                    Heads = keyValueHeads * sharing,
                    KeyValueHeads = keyValueHeads,
                    TieWordEmbeddings = tied,
                    InitializerRange = 0.2,
                };
                using LlamaModel model = LlamaModel.Create(config, seed: length);
                TokenBatch batch = new TokenBatches(new SeededBytes(11), seed: rows, length).Batch(3 * rows, rows);
                (double whole, float[] expected) = Gradient(model, batch, rows);
                (double loss, float[] gradient) = Gradient(model, batch, microBatch);
                Assert.Equal(whole, loss, 1e-5 * whole);
                Assert.InRange(Norms.Distance(expected, gradient) / Norms.Of(expected), 0, 1e-5);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void The_batch_size_only_decides_how_the_one_stream_is_cut()
    {
        var batches = new TokenBatches(new SeededBytes(), seed: 5, sequenceLength: 6);
        TokenBatch whole = batches.Batch(0, 12);
        var parts = Enumerable.Range(0, 3).SelectMany(step => batches.Batch(step * 4, 4).ToTokens());

        Assert.Equal(whole.ToTokens(), parts);
    }

    private static (double Loss, float[] Gradient) Gradient(LlamaModel model, TokenBatch batch, int microBatch)
    {
        using var optimizer = new AdamWOptimizer(new AdamW(), model);
        double loss = new TrainingStep(new AutogradPass(model, microBatch), optimizer, gradientClip: 1).Accumulate(batch);
        return (loss, [.. model.Weights.SelectMany(weight => weight.Gradient.ToArray())]);
    }
}
