using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class TrainingStepTests
{
    private static readonly LlamaConfig _tiny = LlamaConfig.Nano with { VocabSize = 40, HiddenSize = 16, IntermediateSize = 20 };

    [Fact]
    public void Steps_and_evaluations_leave_no_tensor_behind()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        var corpus = new SeededBytes(40);
        var batches = new TokenBatches(corpus, seed: 1, sequenceLength: 8);
        var step = new TrainingStep(new AutogradPass(model, 3), optimizer, gradientClip: 1);
        var evaluation = new Evaluation(new AutogradPass(model, 8), corpus, windows: 4, sequenceLength: 8);
        step.Run(batches.Batch(0, 8));                                             // gradients and rotary tables are made once
        evaluation.Measure();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        long before = Tensor.TotalCount;

        for (int i = 1; i <= 5; i++)
        {
            step.Run(batches.Batch(i * 8, 8));
            evaluation.Measure();
        }

        Assert.Equal(before, Tensor.TotalCount);
    }

    /// <summary>
    /// Without <see cref="HeldScalar"/>, libtorch finds a number that was freed: it says that it does not know its type, or takes what
    /// lies there.
    /// </summary>
    [Fact]
    public void Autograd_gives_the_same_bits_while_memory_is_collected()
    {
        // Sums that take long.
        LlamaConfig config = _tiny with { HiddenSize = 512, IntermediateSize = 4, Layers = 4, Heads = 1, KeyValueHeads = 1, HeadDim = 2 };
        using LlamaModel model = LlamaModel.Create(config, seed: 1);
        using var pass = new AutogradPass(model, 64);
        int[] tokens = new TokenBatches(new SeededBytes(40), seed: 1, sequenceLength: 63).Batch(0, 64).ToTokens();
        (double Nats, long Correct) expected = pass.Measure(tokens, 63);
        bool isDone = false;
        var collections = new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        });
        collections.Start();
        try
        {
            for (int i = 0; i < 30; i++)
            {
                Assert.Equal(expected, pass.Measure(tokens, 63));
            }
        }
        finally
        {
            Volatile.Write(ref isDone, true);
            collections.Join();
        }
    }

    [Fact]
    public void Training_learns_what_can_be_learnt()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.003 }.CreateFor(model);
        var batches = new TokenBatches(new SeededBytes(40), seed: 1, sequenceLength: 8);
        var step = new TrainingStep(new AutogradPass(model, 16), optimizer, gradientClip: 1);

        double first = step.Run(batches.Batch(0, 16)).Loss;
        double last = Enumerable.Range(1, 300).Select(i => step.Run(batches.Batch(i * 16, 16)).Loss).TakeLast(50).Average();

        // Token k of 40 has the probability √((k + 1) / 40) − √(k / 40); no model can do better than the entropy of that.
        double entropy = -Enumerable.Range(0, 40).Select(k => Math.Sqrt((k + 1) / 40.0) - Math.Sqrt(k / 40.0)).Sum(p => p * Math.Log(p));
        Assert.Equal(Math.Log(40), first, 0.05);
        Assert.InRange(last, entropy - 0.05, entropy + 0.1);
    }

    /// <summary>A step of plain SGD changes the weights by η g, so the ratio is η ‖g‖ / ‖θ‖.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.001)]
    public void The_update_ratio_of_plain_descent_is_known(double learningRate)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using SgdOptimizer optimizer = new Sgd { LearningRate = learningRate, Momentum = 0 }.CreateFor(model);
        var step = new TrainingStep(new AutogradPass(model, 8), optimizer, gradientClip: 0, measuresUpdates: true);
        double norm = Norms.Of(model.Buffer.Values);

        StepOutcome outcome = step.Run(new TokenBatches(new SeededBytes(40), seed: 1, sequenceLength: 8).Batch(0, 8));

        Assert.Equal(learningRate * outcome.GradientNorm / norm, UpdateRatio.Measure(outcome), 1e-4 * outcome.UpdateRatio);
    }

    [Fact]
    public void The_update_ratio_is_that_of_the_weights_before_and_after_and_costs_nothing_unless_asked()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1), alike = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.01, WeightDecay = 0.1 }.CreateFor(model);
        using AdamWOptimizer other = new AdamW { LearningRate = 0.01, WeightDecay = 0.1 }.CreateFor(alike);
        var batches = new TokenBatches(new SeededBytes(40), seed: 1, sequenceLength: 8);
        var measured = new TrainingStep(new AutogradPass(model, 8), optimizer, gradientClip: 0.1, measuresUpdates: true);
        var plain = new TrainingStep(new AutogradPass(alike, 8), other, gradientClip: 0.1);
        for (int i = 0; i < 3; i++)
        {
            float[] before = model.Buffer.Values.ToArray();

            StepOutcome outcome = measured.Run(batches.Batch(i * 8, 8));

            Assert.Equal(Norms.Distance(model.Buffer.Values, before) / Norms.Of(before), outcome.UpdateRatio, 1e-6);
            Assert.True(double.IsNaN(plain.Run(batches.Batch(i * 8, 8)).UpdateRatio));
        }

        Assert.Equal(alike.Buffer.Values.ToArray(), model.Buffer.Values.ToArray());
    }
}
