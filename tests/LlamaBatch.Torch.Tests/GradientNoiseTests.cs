using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch.Tests;

public class GradientNoiseTests
{
    private const int Batch = 16;
    private const int NoiseOf = 4;
    private const int Length = 8;
    private static readonly LlamaConfig _tiny = LlamaConfig.Nano with
    {
        VocabSize = 30, HiddenSize = 8, IntermediateSize = 8, Layers = 1, Heads = 2, KeyValueHeads = 1,
    };

    /// <summary>With the weights 1 ± s of K micro-batches, the mean square of the added noise is s² Σ ‖gₖ‖² / K².</summary>
    [Fact]
    public void The_noise_has_no_mean_and_the_variance_of_the_smaller_batch()
    {
        const int Draws = 400;
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var batches = new TokenBatches(new SeededBytes(30), seed: 1, Length);
        float[] clean = Gradient(model, batches.Batch(0, Batch), noise: null);
        double parts = Enumerable.Range(0, Batch).Sum(i => Square(Gradient(model, batches.Batch(i, 1), noise: null)));
        double expected = ((double)Batch / NoiseOf - 1) * parts / (Batch * Batch);

        float[][] noise = [.. Enumerable.Range(0, Draws)
            .Select(seed => Gradient(model, batches.Batch(0, Batch), new GradientNoise(seed, NoiseOf)))
            .Select(noisy => noisy.Zip(clean, (left, right) => left - right).ToArray())];
        double[] squares = [.. noise.Select(one => Square(one))];
        float[] mean = [.. Enumerable.Range(0, clean.Length).Select(i => noise.Average(one => one[i]))];

        double error = Math.Sqrt(squares.Sum(one => Math.Pow(one - squares.Average(), 2))) / Draws;
        Assert.InRange(squares.Average(), expected - (3 * error), expected + (3 * error));
        Assert.InRange(error, 0, 0.1 * expected);
        // All micro-batches share the true gradient, so this is close to chi-squared with one degree of freedom.
        Assert.InRange(Square(mean), 0, 9 * expected / Draws);
    }

    [Fact]
    public void Noise_of_the_batch_itself_changes_no_bit()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        TokenBatch batch = new TokenBatches(new SeededBytes(30), seed: 1, Length).Batch(32, Batch);

        Assert.Equal(Gradient(model, batch, noise: null), Gradient(model, batch, new GradientNoise(1, Batch)));
        Assert.NotEqual(Gradient(model, batch, noise: null), Gradient(model, batch, new GradientNoise(1, NoiseOf)));
    }

    [Fact]
    public void The_noise_depends_on_the_seed_and_on_the_place_in_the_text_only()
    {
        var batches = new TokenBatches(new SeededBytes(30), seed: 1, Length);
        static double[] Weights(int seed, TokenBatch batch) =>
            [.. Enumerable.Range(0, Batch).Select(first => new GradientNoise(seed, NoiseOf).WeightOf(batch, first))];

        Assert.Equal(Weights(1, batches.Batch(64, Batch)), Weights(1, batches.Batch(64, Batch)));
        Assert.NotEqual(Weights(1, batches.Batch(64, Batch)), Weights(2, batches.Batch(64, Batch)));
        Assert.NotEqual(Weights(1, batches.Batch(64, Batch)), Weights(1, batches.Batch(80, Batch)));
        Assert.All(Weights(1, batches.Batch(64, Batch)), weight => Assert.Equal(Math.Sqrt(3), Math.Abs(weight - 1), 1e-12));
    }

    [Fact]
    public void A_trial_without_a_noise_batch_has_no_noise()
    {
        Assert.Null(GradientNoise.Create(new TrialPlan(_tiny, new Training(), 8), seed: 1));
        Assert.NotNull(GradientNoise.Create(new TrialPlan(_tiny, new Training { NoiseBatchSize = 8 }, 8), seed: 1));
    }

    private static float[] Gradient(LlamaModel model, TokenBatch batch, GradientNoise? noise)
    {
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        using LlamaPass pass = FastPass.Create(model, microBatch: 1, Length, Precision.Float32);
        new TrainingStep(pass, optimizer, gradientClip: 0, noise: noise).Accumulate(batch);
        return model.Buffer.Gradients.ToArray();
    }

    private static double Square(float[] vector) => GradientKernel.SumOfSquares(vector);
}
