namespace LlamaBatch.Torch.Tests;

/// <summary>Probes of a model: the gradients of plain steps, and no trace in the training.</summary>
[Collection(nameof(OneThread))]
public sealed class ModelProbeTests
{
    private const ProbeKinds All =
        ProbeKinds.Gradients | ProbeKinds.Curvature | ProbeKinds.Ascent | ProbeKinds.Perturbation | ProbeKinds.Path;

    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 32, HiddenSize = 8, IntermediateSize = 12, Layers = 1, Heads = 2, KeyValueHeads = 1 };

    private static readonly Probe _small =
        new() { BatchSize = 6, Batches = 5, Reference = 40, SharpnessSequences = 10, Perturbations = 2 };

    [Theory]
    [InlineData(StepKind.Fast)]
    [InlineData(StepKind.Autograd)]
    public void Gradients_are_those_of_steps_on_the_same_sequences(StepKind kind)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using LlamaPass pass = PassOf(model, kind, microBatch: 4);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        var step = new TrainingStep(pass, optimizer, gradientClip: 0);
        var batches = new TokenBatches(new SeededBytes(32), seed: 3, sequenceLength: 8);
        TokenBatch after = batches.From(18);

        ProbeOutcome outcome = new ModelProbe(pass, _small, trainingBatch: 9).Measure(after, ProbeKinds.Gradients);

        float[] Of(int first, int count)
        {
            step.Accumulate(new TokenBatch(count, 8, (row, sequence) => new SeededBytes(32).ReadTraining(3, 18 + first + row, sequence)));
            return model.Buffer.Gradients.ToArray();
        }

        var sample = new GradientSample(Of(0, 20), Of(20, 10), Of(30, 10), new float[model.Buffer.Count]);
        for (int batch = 0; batch < 5; batch++)
        {
            sample.Add(Of(40 + 6 * batch, 6));
        }

        Assert.Equal(sample.Cosine, outcome.Cosine, 1e-5);
        Assert.Equal(sample.SignalToNoise, outcome.SignalToNoise, 1e-4 * Math.Abs(sample.SignalToNoise));
        Assert.Equal(sample.Bias, outcome.Bias, 1e-4);
        Assert.InRange(outcome.Cosine, 0.05, 1);
        Assert.True(double.IsNaN(outcome.TopEigenvalue) && double.IsNaN(outcome.SamSharpness) && double.IsNaN(outcome.RandomSharpness));
    }

    [Fact]
    public void A_probe_without_a_batch_size_probes_the_batch_of_training()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using LlamaPass pass = PassOf(model, StepKind.Fast, microBatch: 4);
        TokenBatch after = new TokenBatches(new SeededBytes(32), seed: 3, sequenceLength: 8).From(6);

        Assert.Equal(
            new ModelProbe(pass, _small, trainingBatch: 1).Measure(after, ProbeKinds.Gradients),
            new ModelProbe(pass, _small with { BatchSize = 0 }, trainingBatch: 6).Measure(after, ProbeKinds.Gradients));
    }

    /// <summary>Weights, optimizer and losses keep their bits, with either pass.</summary>
    [Theory]
    [InlineData(StepKind.Fast)]
    [InlineData(StepKind.Autograd)]
    public void Training_with_probes_has_the_bits_of_training_without(StepKind kind)
    {
        (float[] plainWeights, double[] plainLosses) = Trained(kind, ProbeKinds.None);
        (float[] weights, double[] losses) = Trained(kind, All);

        Assert.Equal(plainWeights, weights);
        Assert.Equal(plainLosses, losses);
    }

    [Fact]
    public void Only_what_is_asked_for_is_measured()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using LlamaPass pass = PassOf(model, StepKind.Fast, microBatch: 4);
        var probe = new ModelProbe(pass, _small, trainingBatch: 6);
        TokenBatch after = new TokenBatches(new SeededBytes(32), seed: 3, sequenceLength: 8).From(6);

        Assert.Same(ProbeOutcome.None, probe.Measure(after, ProbeKinds.None));
        ProbeOutcome sharp = probe.Measure(after, ProbeKinds.Curvature | ProbeKinds.Perturbation);
        Assert.True(double.IsNaN(sharp.Cosine) && double.IsNaN(sharp.SamSharpness));
        Assert.True(double.IsFinite(sharp.TopEigenvalue) && double.IsFinite(sharp.RandomSharpness));
    }

    private static LlamaPass PassOf(LlamaModel model, StepKind kind, int microBatch) => LlamaPass.Create(
        model, new TrialPlan(model.Config, new Training { BatchSize = 6, MicroBatch = microBatch, Step = kind }, 8));

    private static (float[] Weights, double[] Losses) Trained(StepKind kind, ProbeKinds kinds)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.01 }.CreateFor(model);
        using LlamaPass pass = PassOf(model, kind, microBatch: 4);
        var step = new TrainingStep(pass, optimizer, gradientClip: 1);
        var batches = new TokenBatches(new SeededBytes(32), seed: 3, sequenceLength: 8);
        var earlier = new EarlierWeights(model, new StepSizes(new Training { BatchSize = 6, Tokens = 4 * 6 * 8 }, 8), share: 0.25);
        var probe = new ModelProbe(pass, _small, trainingBatch: 6, earlier);
        double[] losses = new double[4];
        for (int i = 0; i < losses.Length; i++)
        {
            losses[i] = step.Run(batches.Batch(i * 6, 6)).Loss;
            earlier.Update(i);
            probe.Measure(batches.From((i + 1) * 6), kinds);
        }

        return (model.Buffer.Values.ToArray(), losses);
    }
}
