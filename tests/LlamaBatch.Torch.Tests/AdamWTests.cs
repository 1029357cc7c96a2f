
namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class AdamWTests
{
    /// <summary>Sizes that no vector width divides: 11, 15 and 21 elements a row.</summary>
    private static readonly LlamaConfig _odd = new()
    {
        VocabSize = 11,
        HiddenSize = 15,
        IntermediateSize = 7,
        Layers = 1,
        Heads = 1,
        HeadDim = 2,
        InitializerRange = 0.2,
    };

    private static readonly AdamW _settings = new() { LearningRate = 0.02, Beta1 = 0.8, Beta2 = 0.9, Epsilon = 1e-3, WeightDecay = 0.3 };

    [Fact]
    public void Twenty_steps_agree_with_the_equations_in_double()
    {
        using LlamaModel model = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer optimizer = _settings.CreateFor(model);
        GiveGradients(model);
        double[][] values = [.. model.Weights.Select(weight => weight.Values.ToArray().Select(value => (double)value).ToArray())];
        double[][] means = [.. values.Select(value => new double[value.Length])];
        double[][] squares = [.. values.Select(value => new double[value.Length])];
        var random = new Random(1);

        for (int step = 1; step <= 20; step++)
        {
            double scale = 0.5 + random.NextDouble();
            optimizer.LearningRate = _settings.LearningRate * random.NextDouble();
            for (int i = 0; i < values.Length; i++)
            {
                double decay = model.Weights[i].Parameter.dim() >= 2 ? _settings.WeightDecay : 0;
                for (int j = 0; j < values[i].Length; j++)
                {
                    float gradient = (float)((2 * random.NextDouble()) - 1);
                    model.Weights[i].Gradient[j] = gradient;
                    double g = scale * gradient;
                    means[i][j] = (_settings.Beta1 * means[i][j]) + ((1 - _settings.Beta1) * g);
                    squares[i][j] = (_settings.Beta2 * squares[i][j]) + ((1 - _settings.Beta2) * g * g);
                    double mean = means[i][j] / (1 - Math.Pow(_settings.Beta1, step));
                    double square = squares[i][j] / (1 - Math.Pow(_settings.Beta2, step));
                    values[i][j] -= optimizer.LearningRate * ((decay * values[i][j]) + (mean / (Math.Sqrt(square) + _settings.Epsilon)));
                }
            }

            optimizer.Step(scale);
        }

        Assert.Equal(20, optimizer.StepsTaken);
        for (int i = 0; i < values.Length; i++)
        {
            Assert.All(values[i].Zip(model.Weights[i].Values.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
        }
    }

    [Fact]
    public void The_first_step_goes_against_the_sign_of_the_gradient_by_the_learning_rate()
    {
        using LlamaModel model = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.01, Epsilon = 1e-12, WeightDecay = 0 }.CreateFor(model);
        GiveGradients(model);
        Weight norm = model.Weights.Single(weight => weight.Name == "model.norm.weight");
        for (int i = 0; i < norm.Count; i++)
        {
            norm.Gradient[i] = i % 2 == 0 ? 3 : -0.001f;
        }

        optimizer.Step(gradientScale: 1);

        for (int i = 0; i < norm.Count; i++)
        {
            Assert.Equal(i % 2 == 0 ? 0.99 : 1.01, norm.Values[i], 1e-6);
        }
    }

    [Fact]
    public void Without_gradient_matrices_decay_and_gains_stay()
    {
        using LlamaModel model = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer optimizer = _settings.CreateFor(model);
        float[][] before = [.. model.Weights.Select(weight => weight.Values.ToArray())];
        GiveGradients(model);

        optimizer.Step(gradientScale: 1);

        for (int i = 0; i < before.Length; i++)
        {
            float keep = model.Weights[i].Parameter.dim() == 1 ? 1 : 1 - (0.02f * 0.3f);
            Assert.All(before[i].Zip(model.Weights[i].Values.ToArray()), pair => Assert.Equal(pair.First * keep, pair.Second, 1e-7));
        }
    }

    [Fact]
    public void The_square_of_a_gradient_in_the_scale_of_Adam_is_that_of_its_equation()
    {
        using LlamaModel model = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer optimizer = _settings.CreateFor(model);
        Weight weight = model.Weights[1];
        var random = new Random(2);
        double[] squares = new double[weight.Count];
        float[] gradient = [.. squares.Select(_ => (float)(random.NextDouble() - 0.5))];
        Assert.Equal(0, Square());                                                  // it knows no scale yet

        for (int step = 0; step < 4; step++)
        {
            for (int i = 7; i < squares.Length; i++)                                // the first weights never have a gradient
            {
                double g = weight.Gradient[i] = (float)(Math.Pow(10, -step) * (random.NextDouble() - 0.5));
                squares[i] = (_settings.Beta2 * squares[i]) + ((1 - _settings.Beta2) * g * g);
            }

            weight.Gradient[..7].Clear();
            optimizer.Step(1);
        }

        double correction = 1 - Math.Pow(_settings.Beta2, 4);
        double expected = Enumerable.Range(7, squares.Length - 7)
            .Sum(i => (double)gradient[i] * gradient[i] / (Math.Sqrt(squares[i] / correction) + _settings.Epsilon));
        Assert.Equal(expected, Square(), 1e-5 * expected);

        double Square()
        {
            gradient.CopyTo(weight.Gradient);
            return optimizer.PreconditionedSquare(weight);
        }
    }

    [Fact]
    public void An_element_is_updated_alike_wherever_it_stands()
    {
        using LlamaModel model = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer optimizer = _settings.CreateFor(model);
        GiveGradients(model);
        foreach (Weight weight in model.Weights)
        {
            weight.Values.Fill(0.37f);
        }

        for (int step = 1; step <= 5; step++)
        {
            foreach (Weight weight in model.Weights)
            {
                weight.Gradient.Fill(0.123f * step);
            }

            optimizer.Step(0.77);
        }

        Assert.All(model.Weights, weight => Assert.Single(weight.Values.ToArray().Distinct()));
    }

    [Fact]
    public void A_clipped_step_is_that_of_the_scaled_gradient()
    {
        const double Clip = 0.1;
        using LlamaModel clipped = LlamaModel.Create(_odd, seed: 1);
        using LlamaModel scaled = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer clipping = _settings.CreateFor(clipped);
        using AdamWOptimizer scaling = _settings.CreateFor(scaled);
        var batches = new TokenBatches(new SeededBytes(11), seed: 1, sequenceLength: 5);
        var free = new TrainingStep(new AutogradPass(scaled, 4), scaling, gradientClip: 0);
        TokenBatch batch = batches.Batch(0, 4);
        free.Accumulate(batch);
        double norm = Math.Sqrt(scaled.Weights.Sum(weight => Math.Pow(Norms.Of(weight.Gradient), 2)));

        StepOutcome outcome = new TrainingStep(new AutogradPass(clipped, 4), clipping, Clip).Run(batches.Batch(0, 4));
        scaling.Step(Clip / norm);

        Assert.True(norm > Clip);
        Assert.Equal(norm, outcome.GradientNorm, 1e-6);
        Assert.All(clipped.Weights.Zip(scaled.Weights), pair =>
            Assert.InRange(Norms.Distance(pair.First.Values, pair.Second.Values) / Norms.Of(pair.Second.Values), 0, 1e-5));
    }

    [Fact]
    public void A_gradient_within_the_limit_is_not_clipped()
    {
        using LlamaModel limited = LlamaModel.Create(_odd, seed: 1);
        using LlamaModel free = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer first = _settings.CreateFor(limited);
        using AdamWOptimizer second = _settings.CreateFor(free);
        var batches = new TokenBatches(new SeededBytes(11), seed: 1, sequenceLength: 5);

        new TrainingStep(new AutogradPass(limited, 4), first, gradientClip: 1_000).Run(batches.Batch(0, 4));
        new TrainingStep(new AutogradPass(free, 4), second, gradientClip: 0).Run(batches.Batch(0, 4));

        Assert.All(limited.Weights.Zip(free.Weights), pair => Assert.Equal(pair.First.Values.ToArray(), pair.Second.Values.ToArray()));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_weight_that_is_not_a_number_is_reported_and_not_spread(float value)
    {
        using LlamaModel model = LlamaModel.Create(_odd, seed: 1);
        using AdamWOptimizer optimizer = _settings.CreateFor(model);
        model.Weights.Single(weight => weight.Name == "model.norm.weight").Values[3] = value;
        float[][] before = [.. model.Weights.Select(weight => weight.Values.ToArray())];

        TokenBatch batch = new TokenBatches(new SeededBytes(11), 1, 5).Batch(0, 4);
        StepOutcome outcome = new TrainingStep(new AutogradPass(model, 4), optimizer, gradientClip: 1).Run(batch);

        Assert.False(double.IsFinite(outcome.Loss) && double.IsFinite(outcome.GradientNorm));
        Assert.Equal(0, optimizer.StepsTaken);
        Assert.All(before.Zip(model.Weights), pair => Assert.Equal(pair.First, pair.Second.Values.ToArray()));
    }

    /// <summary>Gives every parameter a gradient of zeros.</summary>
    private static void GiveGradients(LlamaModel model)
    {
        TokenBatch batch = new TokenBatches(new SeededBytes(model.Config.VocabSize), seed: 1, sequenceLength: 2).Batch(0, 1);
        using var optimizer = new AdamWOptimizer(new AdamW(), model);
        new TrainingStep(new AutogradPass(model, 1), optimizer, 0).Accumulate(batch);
        foreach (Weight weight in model.Weights)
        {
            weight.Gradient.Clear();
        }
    }
}
