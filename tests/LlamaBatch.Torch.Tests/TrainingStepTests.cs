using CsCheck;
using LlamaBatch.Trials;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public class TrainingStepTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_batch_of_100_is_the_same_however_it_is_cut(int microBatch) => AssertSameGradient(Shapes.Small, batch: 100, microBatch, length: 8);

    [Fact]
    public void Any_cut_of_any_batch_of_any_shape_is_the_same() =>
        Gen.Select(Shapes.Any, Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 6]).Sample(
            (config, batch, microBatch, length) => AssertSameGradient(config, batch, microBatch, length),
            iter: 30,
            threads: 1);

    [Fact]
    public void The_same_seed_gives_the_same_bits() => Assert.Equal(Losses(seed: 5), Losses(seed: 5));

    [Fact]
    public void Another_seed_gives_another_run() => Assert.NotEqual(Losses(seed: 5), Losses(seed: 6));

    /// <summary>Five digits, since processors with other vector units round the last bits otherwise.</summary>
    [Fact]
    public void The_arithmetic_of_training_is_that_of_its_numerics_version()
    {
        Assert.Equal(1, TrialIdentity.NumericsVersion);
        Assert.Equal(GoldenLosses, Losses(seed: 1).Select(loss => Math.Round(loss, 5)));     // changed on purpose? Then raise TrialIdentity.NumericsVersion
    }

    [Fact]
    public void A_weight_that_is_not_a_number_shows_in_the_loss()
    {
        using LlamaModel model = LlamaModel.Create(Shapes.Small, 1);
        model.Weights[0].Values[0] = float.NaN;
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        StepOutcome outcome = new TrainingStep(model, optimizer, 4, 1).Take(new TokenBatches(new SeededTokens(32), 1, 8).Batch(0, 4));

        Assert.False(double.IsFinite(outcome.Loss) && double.IsFinite(outcome.GradientNorm));
    }

    [Fact]
    public void Batches_of_any_size_read_one_stream()
    {
        var batches = new TokenBatches(new SeededTokens(32), 1, 8);
        using var whole = batches.Batch(0, 6);
        using var first = batches.Batch(0, 2);
        using var third = batches.Batch(2, 2);

        Assert.Equal(whole.narrow(0, 0, 2).reshape(-1).data<long>().ToArray(), first.reshape(-1).data<long>().ToArray());
        Assert.Equal(whole.narrow(0, 4, 2).reshape(-1).data<long>().ToArray(), third.reshape(-1).data<long>().ToArray());
    }

    private static readonly double[] GoldenLosses = [3.72348, 3.91634, 3.67570, 3.88164, 3.63964, 3.59721, 3.82506, 3.77658];

    private static double[] Losses(int seed)
    {
        using LlamaModel model = LlamaModel.Create(Shapes.Small, seed);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 1e-2 }.CreateFor(model);
        var training = new TrainingStep(model, optimizer, 3, 1);
        var batches = new TokenBatches(new SeededTokens(32), seed, 8);
        return [.. Enumerable.Range(0, 8).Select(step => training.Take(batches.Batch(step, 5)).Loss)];
    }

    private static void AssertSameGradient(LlamaConfig config, int batch, int microBatch, int length)
    {
        using LlamaModel model = LlamaModel.Create(config, 1);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        var batches = new TokenBatches(new SeededTokens(config.VocabSize), 1, length);
        (double Loss, double[] Gradient) Of(int cut)
        {
            using var tokens = batches.Batch(0, batch);
            double loss = new TrainingStep(model, optimizer, cut, 0).Accumulate(tokens);
            return (loss, [.. model.Weights.SelectMany(weight => weight.Gradient.ToArray()).Select(value => (double)value)]);
        }

        var whole = Of(batch);
        var cut = Of(microBatch);
        Assert.Equal(whole.Loss, cut.Loss, 1e-5 * whole.Loss);
        double difference = Math.Sqrt(whole.Gradient.Zip(cut.Gradient, (a, b) => (a - b) * (a - b)).Sum());
        Assert.True(difference <= 1e-5 * Math.Sqrt(whole.Gradient.Sum(value => value * value)), $"The gradients differ by {difference}.");
    }
}
