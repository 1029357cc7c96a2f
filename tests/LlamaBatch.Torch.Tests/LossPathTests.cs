namespace LlamaBatch.Torch.Tests;

/// <summary>Barriers of losses with a known shape along the line, and of a Llama against losses at each point.</summary>
[Collection(nameof(OneThread))]
public sealed class LossPathTests
{
    /// <summary>(x² − 1)² has its wells at −1 and 1 and a hill of height 1 at 0.</summary>
    [Theory]
    [InlineData(-1f, 1f, 1.0)]                                                      // from well to well, over the hill
    [InlineData(0.9f, 1.1f, 0.0)]                                                   // within one well
    [InlineData(1f, 1f, 0.0)]                                                       // nowhere
    public void The_barrier_is_the_height_of_the_hill_between_two_wells(float from, float to, double expected)
    {
        var well = new Surface([to, 7], weights => Math.Pow((double)weights[0] * weights[0] - 1, 2));

        double barrier = new LossPath(well, new float[2]).Barrier([from, 7]);

        Assert.Equal(expected, barrier, 1e-9);
        Assert.Equal([to, 7], well.Values);
    }

    /// <summary>Above the chord, not above the higher end: of −x² from 0 to 1, the chord is −t and the loss −t².</summary>
    [Fact]
    public void The_barrier_is_measured_from_the_chord_between_both_ends()
    {
        var slope = new Surface([1], weights => -(double)weights[0] * weights[0]);

        Assert.Equal(0.25, new LossPath(slope, new float[1]).Barrier([0]), 1e-7);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.5, 3)]
    [InlineData(0.6, 4)]                                                            // the first step that reaches the moment
    [InlineData(0.99, 6)]
    public void The_weights_of_the_moment_are_kept(double share, int kept)
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 1);
        float first = model.Buffer.Values[0];
        var sizes = new StepSizes(new Training { BatchSize = 2, Tokens = 6 * 2 * 8 }, 8);
        var earlier = new EarlierWeights(model, sizes, share);
        for (int step = 0; step < sizes.Count; step++)
        {
            model.Buffer.Values[0] = first + step + 1;
            earlier.Update(step);
        }

        Assert.Equal(6, sizes.Count);
        Assert.Equal(first + kept, earlier.Values[0]);
        Assert.Equal(model.Buffer.Values[1], earlier.Values[1]);
    }

    /// <summary>The losses are those of passes at each point of the line. Both ends learned the same sequences from different weights.</summary>
    [Fact]
    public void The_barrier_of_a_llama_is_that_of_its_losses_on_the_line()
    {
        var config = new LlamaConfig { VocabSize = 32, HiddenSize = 16, IntermediateSize = 24, Layers = 1, Heads = 2, HeadDim = 8 };
        var plan = new TrialPlan(config, new Training { BatchSize = 6, MicroBatch = 4 }, 8);
        var batches = new TokenBatches(new SeededBytes(32), seed: 3, sequenceLength: 8);
        TokenBatch after = batches.From(6);
        float[] present = Learned(1);
        using LlamaModel model = LlamaModel.Create(config, seed: 1);
        using LlamaPass pass = LlamaPass.Create(model, plan);
        Learned(2).CopyTo(model.Buffer.Values);
        var earlier = new EarlierWeights(model, new StepSizes(new Training { BatchSize = 6, Tokens = 96 }, 8), share: 0);
        double[] losses = [.. Enumerable.Range(0, 11).Select(i =>
        {
            for (int j = 0; j < present.Length; j++)
            {
                model.Buffer.Values[j] = (float)((1 - i / 10.0) * earlier.Values[j] + i / 10.0 * present[j]);
            }

            int[] tokens = new int[4 * 9];
            double nats = 0;
            foreach ((int start, int count) in new[] { (0, 4), (4, 4), (8, 2) })
            {
                after.Read(start, tokens.AsSpan(0, count * 9));
                nats += pass.Measure(tokens.AsSpan(0, count * 9), 8).Nats;
            }

            return nats / 80;
        })];
        present.CopyTo(model.Buffer.Values);
        var probe = new ModelProbe(pass, new Probe { Reference = 8, Batches = 2, SharpnessSequences = 10 }, trainingBatch: 6, earlier);

        double barrier = probe.Measure(after, ProbeKinds.Path).Barrier;

        double expected = Enumerable.Range(0, 11).Max(i => losses[i] - (1 - i / 10.0) * losses[0] - i / 10.0 * losses[10]);
        Assert.Equal(expected, barrier, 1e-5);
        Assert.InRange(barrier, 0.1, 10);
        Assert.Equal(present, model.Buffer.Values);

        float[] Learned(int seed)
        {
            using LlamaModel learner = LlamaModel.Create(config, seed);
            using LlamaPass learning = LlamaPass.Create(learner, plan);
            using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.02 }.CreateFor(learner);
            var step = new TrainingStep(learning, optimizer, gradientClip: 1);
            for (int i = 0; i < 150; i++)
            {
                step.Run(batches.Batch(6, 10));
            }

            return learner.Buffer.Values.ToArray();
        }
    }

    private sealed class Surface(float[] values, Func<float[], double> loss) : ILossSurface
    {
        public float[] Values => values;

        public Span<float> Weights => values;

        public Span<float> Gradients => throw new NotSupportedException("A barrier needs no gradient.");

        public void ComputeGradient() => throw new NotSupportedException("A barrier needs no gradient.");

        public double Loss() => loss(values);
    }
}
