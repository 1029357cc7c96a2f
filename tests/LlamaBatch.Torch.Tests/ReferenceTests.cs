using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>Forward, backward and fifty steps of training against an independent implementation. Dropping a folder into <c>reference/</c> adds a case.</summary>
[Collection(nameof(OneThread))]
public class ReferenceTests
{
    [Theory]
    [MemberData(nameof(ReferenceCase.All), MemberType = typeof(ReferenceCase))]
    public void Logits_and_loss_agree(string folder)
    {
        var reference = new ReferenceCase(folder);
        using LlamaModel model = LlamaFolder.Load(reference.Folder);
        using var scope = NewDisposeScope();
        Tensor batch = reference.Batch(0);
        Tensor logits = model.forward(batch.narrow(1, 0, reference.Columns - 1));
        Tensor loss = LlamaModel.SumOfLosses(logits, batch.narrow(1, 1, reference.Columns - 1));

        float[] expected = reference.File.Tensors["logits"].Values;
        float[] actual = logits.detach().reshape(-1).data<float>().ToArray();
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Equal(reference.Loss, loss.item<float>() / (reference.Rows * (reference.Columns - 1)), 1e-6);
    }

    [Theory]
    [MemberData(nameof(ReferenceCase.All), MemberType = typeof(ReferenceCase))]
    public void Every_gradient_agrees(string folder)
    {
        var reference = new ReferenceCase(folder);
        using LlamaModel model = LlamaFolder.Load(reference.Folder);
        using var optimizer = new AdamWOptimizer(new AdamW(), model);
        using Tensor batch = reference.Batch(0);
        new TrainingStep(model, optimizer, reference.Rows, 0).Accumulate(batch);

        foreach (Weight weight in model.Weights)
        {
            float[] expected = reference.File.Tensors[$"grad.{weight.Name}"].Values;
            float[] actual = weight.Gradient.ToArray();
            double difference = Norm(expected.Zip(actual, (a, b) => (double)a - b));
            Assert.True(difference <= 1e-5 * Norm(expected.Select(value => (double)value)), $"{weight.Name}: off by {difference}.");
        }

        Assert.Equal(reference.GradientNorm, Norm(model.Weights.SelectMany(weight => weight.Gradient.ToArray()).Select(value => (double)value)), 1e-5);
    }

    [Theory]
    [MemberData(nameof(ReferenceCase.All), MemberType = typeof(ReferenceCase))]
    public void The_training_run_agrees_at_every_step(string folder)
    {
        var reference = new ReferenceCase(folder);
        using LlamaModel model = LlamaFolder.Load(reference.Folder);
        var settings = new AdamW
        {
            LearningRate = reference.Setting("learning_rate"),
            Beta1 = reference.Setting("beta1"),
            Beta2 = reference.Setting("beta2"),
            Epsilon = reference.Setting("epsilon"),
            WeightDecay = reference.Setting("weight_decay"),
        };
        using AdamWOptimizer optimizer = settings.CreateFor(model);
        var training = new TrainingStep(model, optimizer, microBatch: 3, reference.Setting("clip_grad_norm"));   // uneven on purpose

        double[] losses = reference.Series("losses");
        double[] norms = reference.Series("grad_norms_before_clipping");
        for (int step = 0; step < losses.Length; step++)
        {
            StepOutcome outcome = training.Take(reference.Batch(step));
            Assert.Equal(losses[step], outcome.Loss, 1e-4);
            Assert.Equal(norms[step], outcome.GradientNorm, 1e-3);
        }

        foreach (var expected in reference.Training.GetProperty("final_parameter_norms").EnumerateObject())
        {
            if (model.Weights.FirstOrDefault(weight => weight.Name == expected.Name) is { } weight)
            {
                Assert.Equal(expected.Value.GetDouble(), Norm(weight.Values.ToArray().Select(value => (double)value)), 1e-3);
            }
        }
    }

    private static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));
}
