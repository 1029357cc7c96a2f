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
            step.Run(batches.Batch(i, 8));
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
        double last = Enumerable.Range(1, 300).Select(i => step.Run(batches.Batch(i, 16)).Loss).TakeLast(50).Average();

        // Token k of 40 has the probability √((k + 1) / 40) − √(k / 40); no model can do better than the entropy of that.
        double entropy = -Enumerable.Range(0, 40).Select(k => Math.Sqrt((k + 1) / 40.0) - Math.Sqrt(k / 40.0)).Sum(p => p * Math.Log(p));
        Assert.Equal(Math.Log(40), first, 0.05);
        Assert.InRange(last, entropy - 0.05, entropy + 0.1);
    }
}
