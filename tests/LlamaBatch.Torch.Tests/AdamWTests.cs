namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public class AdamWTests
{
    /// <summary>Sizes that are and are not multiples of a vector's width, decayed and not, against the published algorithm in doubles.</summary>
    [Fact]
    public void Twenty_steps_follow_the_published_algorithm()
    {
        var settings = new AdamW { LearningRate = 0.01, Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-6, WeightDecay = 0.2 };
        using LlamaModel model = LlamaModel.Create(Shapes.Small with { HiddenSize = 12, HeadDim = 6, Heads = 2, KeyValueHeads = 1, IntermediateSize = 7 }, 1);
        using AdamWOptimizer optimizer = settings.CreateFor(model);
        var training = new TrainingStep(model, optimizer, 2, 0);
        var batches = new TokenBatches(new SeededTokens(32), 1, 6);
        double[][] theta = [.. model.Weights.Select(Doubles)];
        double[][] mean = [.. theta.Select(values => new double[values.Length])];
        double[][] square = [.. theta.Select(values => new double[values.Length])];

        for (int t = 1; t <= 20; t++)
        {
            using var batch = batches.Batch(t, 2);
            training.Accumulate(batch);
            const double scale = 0.5;
            for (int w = 0; w < theta.Length; w++)
            {
                float[] gradient = model.Weights[w].Gradient.ToArray();
                for (int i = 0; i < gradient.Length; i++)
                {
                    double g = gradient[i] * scale;
                    mean[w][i] = (0.8 * mean[w][i]) + (0.2 * g);
                    square[w][i] = (0.9 * square[w][i]) + (0.1 * g * g);
                    double decay = model.Weights[w].Parameter.dim() >= 2 ? 0.2 : 0;
                    theta[w][i] -= 0.01 * ((decay * theta[w][i]) + (mean[w][i] / (1 - Math.Pow(0.8, t)) / (Math.Sqrt(square[w][i] / (1 - Math.Pow(0.9, t))) + 1e-6)));
                }
            }

            optimizer.Step(scale);
        }

        for (int w = 0; w < theta.Length; w++)
        {
            Assert.All(theta[w].Zip(Doubles(model.Weights[w])), pair => Assert.Equal(pair.First, pair.Second, 2e-5));
        }
    }

    private static double[] Doubles(Weight weight) => Array.ConvertAll(weight.Values.ToArray(), value => (double)value);
}
