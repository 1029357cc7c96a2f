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
            CuttingChangesRoundingOnly,
            iter: 100,
            threads: 1);

    [Fact]
    public void Cutting_changes_rounding_only_where_a_hidden_state_is_near_zero() =>
        CuttingChangesRoundingOnly(keyValueHeads: 1, sharing: 1, halfHead: 1, layers: 2, length: 3, rows: 6, microBatch: 5, tied: false);

    [Fact]
    public void The_batch_size_only_decides_how_the_one_stream_is_cut()
    {
        var batches = new TokenBatches(new SeededBytes(), seed: 5, sequenceLength: 6);
        TokenBatch whole = batches.Batch(0, 12);
        var parts = Enumerable.Range(0, 3).SelectMany(step => batches.Batch(step * 4, 4).ToTokens());

        Assert.Equal(whole.ToTokens(), parts);
    }

    private static void CuttingChangesRoundingOnly(
        int keyValueHeads, int sharing, int halfHead, int layers, int length, int rows, int microBatch, bool tied)
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
        double distance = Norms.Distance(expected, gradient);
        double norm = Norms.Of(expected);
        Assert.Equal(whole, loss, 1e-5 * whole);
        Assert.InRange(distance, 0, distance <= 1e-5 * norm ? distance : 10 * MoveByRounding(model, batch, rows, expected));
    }

    /// <summary>How far the gradient moves when each weight is replaced by a neighboring float.</summary>
    /// <remarks>
    /// RMSNorm divides by the size of a hidden state and so enlarges each rounding where a state of two numbers happens to be near zero:
    /// 2 of 20,000 random models moved by more than 1e-5, and cutting moved none by more than 5 times this distance.
    /// </remarks>
    private static double MoveByRounding(LlamaModel model, TokenBatch batch, int rows, float[] expected)
    {
        var random = new Random(Seed: 1);
        foreach (Weight weight in model.Weights)
        {
            foreach (ref float value in weight.Values)
            {
                value = random.Next(2) == 0 ? MathF.BitIncrement(value) : MathF.BitDecrement(value);
            }
        }

        return Norms.Distance(expected, Gradient(model, batch, rows).Gradient);
    }

    private static (double Loss, float[] Gradient) Gradient(LlamaModel model, TokenBatch batch, int microBatch)
    {
        using var optimizer = new AdamWOptimizer(new AdamW(), model);
        double loss = new TrainingStep(new AutogradPass(model, microBatch), optimizer, gradientClip: 1).Accumulate(batch);
        return (loss, [.. model.Weights.SelectMany(weight => weight.Gradient.ToArray())]);
    }
}
