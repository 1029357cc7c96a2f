using LlamaBatch.Trials;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class DeterminismTests
{
    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 64, HiddenSize = 32, IntermediateSize = 40, TieWordEmbeddings = true };

    /// <summary>
    /// Losses of the first steps under <see cref="TrialIdentity.NumericsVersion"/> 3. Bits may differ between processors, whose matrix
    /// products add up in different orders, so five decimals are compared.
    /// </summary>
    private static readonly double[] _losses = [4.13986, 4.14648, 4.06955, 4.02255, 4.02869, 4.01341, 3.91756, 4.03523];

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        (double[] firstLosses, float[] firstWeights) = Train(seed: 3);
        (double[] secondLosses, float[] secondWeights) = Train(seed: 3);

        Assert.Equal(firstLosses, secondLosses);
        Assert.Equal(firstWeights, secondWeights);
    }

    [Fact]
    public void Another_thread_of_the_process_computes_the_same_bits()
    {
        (double[] firstLosses, float[] firstWeights) = Train(seed: 3);
        (double[] Losses, float[] Weights) second = ([], []);
        var thread = new Thread(() => second = Train(seed: 3));
        thread.Start();
        thread.Join();

        Assert.Equal(firstLosses, second.Losses);
        Assert.Equal(firstWeights, second.Weights);
    }

    [Fact]
    public void Torch_computes_on_one_thread() => Assert.Equal(1, TorchSharp.torch.get_num_threads());

    [Fact]
    public void Another_seed_gives_other_weights_and_losses()
    {
        (double[] firstLosses, float[] firstWeights) = Train(seed: 3);
        (double[] secondLosses, float[] secondWeights) = Train(seed: 4);

        Assert.NotEqual(firstLosses, secondLosses);
        Assert.NotEqual(firstWeights, secondWeights);
    }

    [Theory]
    [InlineData(StepKind.Fast)]
    [InlineData(StepKind.Autograd)]
    public void The_arithmetic_of_training_is_that_of_its_version(StepKind kind)
    {
        Assert.Equal(3, TrialIdentity.NumericsVersion);
        (double[] losses, _) = Train(seed: 1, kind);
        string actual = string.Join(", ", losses.Select(loss => FormattableString.Invariant($"{loss:f5}")));

        Assert.True(
            losses.Length == _losses.Length && losses.Zip(_losses).All(pair => Math.Abs(pair.First - pair.Second) <= 2e-5),
            $"Training computes other losses than before: {actual}. "
            + "If that is meant, raise TrialIdentity.NumericsVersion, so that older results no longer "
            + "count as the same trials, and put these losses here.");
    }

    private static (double[] Losses, float[] Weights) Train(int seed, StepKind kind = StepKind.Fast)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.01, Beta2 = 0.95, WeightDecay = 0.1 }.CreateFor(model);
        var batches = new TokenBatches(new SeededBytes(64), seed, sequenceLength: 16);
        var plan = new TrialPlan(_tiny, new Training { Step = kind, BatchSize = 8, MicroBatch = 3 }, 16);
        using LlamaPass pass = LlamaPass.Create(model, plan);
        var step = new TrainingStep(pass, optimizer, gradientClip: 1);
        double[] losses = [.. Enumerable.Range(0, 8).Select(i => step.Run(batches.Batch(i * 8, 8)).Loss)];
        return (losses, [.. model.Weights.SelectMany(weight => weight.Values.ToArray())]);
    }
}
