using CsCheck;
using LlamaBatch.Data;
using LlamaBatch.Torch.Kernels;

namespace LlamaBatch.Torch.Tests;

/// <summary>the fast pass against autograd: the same loss and the same gradients, whatever the shape and the width of vectors.</summary>
[Collection(nameof(OneThread))]
public sealed class FastPassTests
{
    private const double Tolerance = 1e-5;

    private static readonly LlamaConfig _odd = new()
    {
        VocabSize = 257,
        HiddenSize = 30,
        IntermediateSize = 37,
        Layers = 1,
        Heads = 5,
        KeyValueHeads = 1,
        HeadDim = 6,
        MaxPositionEmbeddings = 128,
        RmsNormEps = 1e-5,
        InitializerRange = 0.2,
    };

    public static TheoryData<string, LlamaConfig, int, int> Cases => new()
    {
        { "Nano, tied", LlamaConfig.Nano with { TieWordEmbeddings = true }, 16, 32 },
        { "Nano, untied", LlamaConfig.Nano, 3, 64 },
        { "Micro", LlamaConfig.Micro, 2, 128 },
        { "odd shape", _odd, 3, 19 },
        { "odd shape, longer than a block of queries", _odd, 2, 77 },
        { "one token", _odd, 1, 1 },
        { "one sequence", _odd with { Layers = 3, TieWordEmbeddings = true }, 1, 33 },
        { "large vocabulary, in parts", _odd with { VocabSize = 20_011 }, 2, 100 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Loss_and_gradients_are_those_of_autograd(string name, LlamaConfig config, int batch, int length)
    {
        Assert.NotEmpty(name);
        Compare(config, batch, length, microBatch: batch, seed: 1);
    }

    [Fact]
    public void Any_small_shape_agrees_with_autograd() =>
        Gen.Select(Shapes.Any, Gen.Int[1, 5], Gen.Int[1, 16], Gen.Int[1, 5]).Sample(
            (config, batch, length, microBatch) => Compare(config, batch, length, microBatch, seed: length),
            iter: 150,
            threads: 1);

    [Fact]
    public void Any_shape_that_kernels_take_in_blocks_agrees_with_autograd() =>
        Gen.Select(Shapes.Large, Gen.Int[1, 3], Gen.Int[28, 100], Gen.Int[1, 3]).Sample(
            (config, batch, length, microBatch) => Compare(config, batch, length, microBatch, seed: length),
            iter: 12,
            threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    public void Micro_batches_change_rounding_only(int microBatch) => Compare(LlamaConfig.Nano, 16, 32, microBatch, seed: 2);

    [Fact]
    public void Every_width_of_vectors_computes_the_same()
    {
        foreach (LlamaConfig config in new[] { LlamaConfig.Nano, _odd })
        {
            using LlamaModel model = LlamaModel.Create(config, seed: 3);
            TokenBatch batch = new TokenBatches(new SeededBytes(config.VocabSize), seed: 3, sequenceLength: 37).Batch(0, 4);
            using LlamaPass autograd = new AutogradPass(model, 4);
            (double expectedLoss, float[] expected) = Gradient(autograd, batch);
            var error = new GradientError(
                model,
                DoubleLlama.Of(model, batch).Gradients,
                DoubleLlama.Of(model, batch, DoubleLlama.HalfUnit).Gradients);
            foreach (Func<LlamaPass> make in new Func<LlamaPass>[]
            {
                () => new FastPass<Lanes512>(model, 4, 37),
                () => new FastPass<Lanes256>(model, 4, 37),
                () => new FastPass<Lanes128>(model, 4, 37),
                () => new FastPass<Lanes1>(model, 4, 37),
            })
            {
                using LlamaPass pass = make();
                (double loss, float[] gradient) = Gradient(pass, batch);
                Assert.Equal(expectedLoss, loss, Tolerance * expectedLoss);
                error.Check(expected, gradient);
            }
        }
    }

    [Fact]
    public void Evaluation_agrees_with_autograd()
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano with { InitializerRange = 0.3 }, seed: 4);
        var corpus = new SeededBytes(256);
        using LlamaPass fast = FastPass.Create(model, 5, 32);
        using LlamaPass autograd = new AutogradPass(model, 5);

        ValidationOutcome expected = new Evaluation(autograd, corpus, windows: 23, sequenceLength: 32).Measure();
        ValidationOutcome actual = new Evaluation(fast, corpus, windows: 23, sequenceLength: 32).Measure();

        Assert.Equal(expected.Nats, actual.Nats, Tolerance * expected.Nats);
        Assert.Equal(expected with { Nats = 0 }, actual with { Nats = 0 });
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Assert.Equal(Train(), Train());

        static float[] Train()
        {
            using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 5);
            using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.01 }.CreateFor(model);
            using LlamaPass pass = FastPass.Create(model, 3, 32);
            var step = new TrainingStep(pass, optimizer, gradientClip: 1);
            var batches = new TokenBatches(new SeededBytes(256), seed: 5, sequenceLength: 32);
            for (int i = 0; i < 5; i++)
            {
                step.Run(batches.Batch(i * 8, 8));
            }

            return model.Buffer.Values.ToArray();
        }
    }

    [Fact]
    public void A_weight_that_is_not_a_number_makes_the_loss_none()
    {
        NotANumber(model => new FastPass<Lanes512>(model, 4, 16));
        NotANumber(model => new FastPass<Lanes256>(model, 4, 16));
        NotANumber(model => new FastPass<Lanes128>(model, 4, 16));
        NotANumber(model => new FastPass<Lanes1>(model, 4, 16));
    }

    private static void NotANumber(Func<LlamaModel, LlamaPass> make)
    {
        for (int i = 0; i < 12; i++)
        {
            using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 6);
            Weight weight = model.Weights[i * (model.Weights.Count - 1) / 11];
            weight.Values[0] = float.NaN;
            if (weight.Name.Contains("embed_tokens", StringComparison.Ordinal))
            {
                weight.Values.Fill(float.NaN);                                      // a token that does not occur harms nobody
            }

            using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
            using LlamaPass pass = make(model);
            TokenBatch batch = new TokenBatches(new SeededBytes(256), seed: 6, sequenceLength: 16).Batch(0, 4);
            StepOutcome outcome = new TrainingStep(pass, optimizer, gradientClip: 1).Run(batch);

            Assert.True(double.IsNaN(outcome.Loss) && double.IsNaN(outcome.GradientNorm), $"{weight.Name}: {outcome}");
        }
    }

    /// <summary>Garbage lies about until it is collected, and would count as memory of the trial.</summary>
    [Fact]
    public void A_step_makes_no_garbage()
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 9);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        using LlamaPass pass = FastPass.Create(model, 2, 16);
        var step = new TrainingStep(pass, optimizer, gradientClip: 1);
        var batch = new TokenBatch(4, 16, (_, sequence) => sequence.Clear());
        step.Run(batch);
        step.Run(batch);
        long least = long.MaxValue;
        for (int i = 0; i < 20; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            step.Run(batch);
            // A collection in another test counts the rest of this thread's page as allocated.
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(least, 0, 200);
    }

    [Fact]
    public void A_pass_is_freed_once_and_computes_nothing_afterwards()
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 8);
        int[] tokens = new int[17];
        LlamaPass[] passes = [FastPass.Create(model, 1, 16), FastPass.Create(model, 1, 16, Precision.BFloat16), new AutogradPass(model, 1)];
        foreach (LlamaPass pass in passes)
        {
            pass.Dispose();
            pass.Dispose();
            Assert.Throws<ObjectDisposedException>(() => pass.Accumulate(tokens, 16, 1));
            Assert.Throws<ObjectDisposedException>(() => pass.Measure(tokens, 16));
        }
    }

    [Fact]
    public void A_pass_computes_nothing_of_a_model_that_was_freed()
    {
        foreach (bool isFast in new[] { true, false })
        {
            LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 8);
            using LlamaPass pass = isFast ? FastPass.Create(model, 1, 16) : new AutogradPass(model, 1);
            model.Dispose();

            Assert.Throws<ObjectDisposedException>(() => pass.Accumulate(new int[17], 16, 1));
            Assert.Throws<ObjectDisposedException>(() => pass.Measure(new int[17], 16));
        }
    }

    /// <summary>
    /// The fast pass reads where a token points to: a wrong one would be answered by other memory, or by a crash of the process.
    /// </summary>
    [Fact]
    public void What_is_no_input_of_the_model_is_refused()
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 8);
        foreach (LlamaPass pass in new[] { FastPass.Create(model, 2, 16), new AutogradPass(model, 2) })
        {
            using (pass)
            {
                foreach (int token in new[] { -1, -100_000, 256, 2_000_000_000, int.MinValue })
                {
                    int[] tokens = [.. new int[16], token];
                    CorpusException problem = Assert.Throws<CorpusException>(() => pass.Accumulate(tokens, 16, 1));
                    Assert.Contains($"token {token},", problem.Message, StringComparison.Ordinal);
                    Assert.Throws<CorpusException>(() => pass.Measure(tokens, 16));
                }

                foreach ((int count, int length) in new[] { (18, 16), (0, 16), (4, 0), (17, -1), (33, 15) })
                {
                    Assert.Throws<ArgumentException>(() => pass.Accumulate(new int[count], length, 1));
                    Assert.Throws<ArgumentException>(() => pass.Measure(new int[count], length));
                }
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => FastPass.Create(model, 0, 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => FastPass.Create(model, 1, 0));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 32)]
    [InlineData(3, 77)]
    public void The_plan_knows_the_bytes_of_the_buffers(int microBatch, int length)
    {
        foreach (LlamaConfig config in new[] { LlamaConfig.Nano, _odd })
        {
            using var activations = new Activations(config, microBatch, length);
            var plan = new TrialPlan(config, new Training { BatchSize = 1000, MicroBatch = microBatch }, length);

            Assert.Equal(4 * (activations.Floats + FastPassMemory.ScratchFloats(config, microBatch, length)), plan.ActivationBytes);
            Assert.Equal(activations.Floats, activations.Used);
        }
    }

    /// <summary>
    /// With ten sequences the last micro-batch is short: it belongs to the gradient, but its own square is not one of a micro-batch.
    /// </summary>
    [Theory]
    [InlineData(12, 3)]
    [InlineData(10, 2)]
    public void Squares_of_micro_batches_are_those_of_their_own_gradients(int sequences, int whole)
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 7);
        var batches = new TokenBatches(new SeededBytes(256), seed: 7, sequenceLength: 16);
        double[] squares = [.. Enumerable.Range(0, whole).Select(part =>
        {
            using LlamaPass alone = FastPass.Create(model, 4, 16);
            return Math.Pow(Norms.Of(Gradient(alone, batches.Batch(part * 4, 4)).Gradient), 2);
        })];
        foreach (LlamaPass pass in new[] { FastPass.Create(model, 4, 16), new AutogradPass(model, 4) })
        {
            using AdamWOptimizer optimizer = new AdamW { LearningRate = 0 }.CreateFor(model);
            StepOutcome plain = new TrainingStep(pass, optimizer, gradientClip: 0).Run(batches.Batch(0, sequences));
            StepOutcome outcome = new TrainingStep(pass, optimizer, gradientClip: 0, measuresNoise: true).Run(batches.Batch(0, sequences));
            pass.Dispose();

            Assert.Equal(squares.Average(), outcome.MicroBatchSquare, 1e-4 * outcome.MicroBatchSquare);
            Assert.Equal(plain.GradientNorm, outcome.GradientNorm, 1e-5 * plain.GradientNorm);
            Assert.True(double.IsNaN(plain.MicroBatchSquare));

            // E‖g_B‖² = |G|² + tr Σ / B holds for both sizes by construction of the estimates.
            Assert.Equal(outcome.MicroBatchSquare, outcome.GradientSquare + outcome.GradientVariance / 4, 1e-6 * outcome.MicroBatchSquare);
        }
    }

    /// <summary>
    /// The preconditioner is that of the steps before, for the micro-batches as for the batch. The embedding counts only if it is the head.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Preconditioned_squares_are_those_of_the_gradients_of_micro_batches_and_of_the_batch(bool isTied)
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano with { TieWordEmbeddings = isTied }, seed: 7);
        int embedding = isTied ? 0 : model.Buffer.Weights[0].Count;
        Assert.Equal(256 * 64, model.Buffer.Weights[0].Count);
        var batches = new TokenBatches(new SeededBytes(256), seed: 7, sequenceLength: 16);
        using LlamaPass pass = FastPass.Create(model, 4, 16);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0 }.CreateFor(model);
        var step = new TrainingStep(pass, optimizer, gradientClip: 0, measuresNoise: true, measuresPreconditioned: true);

        StepOutcome first = step.Run(batches.Batch(20, 10));
        double[] squares = [.. Enumerable.Range(0, 2).Select(part => SquareOf(part * 4, 4))];
        double whole = SquareOf(0, 10);
        StepOutcome second = step.Run(batches.Batch(0, 10));

        Assert.Equal((0, 0), (first.PreconditionedBatchSquare, first.PreconditionedMicroBatchSquare));
        Assert.Equal(squares.Average(), second.PreconditionedMicroBatchSquare, 1e-4 * whole);
        Assert.Equal(whole, second.PreconditionedBatchSquare, 1e-4 * whole);
        Assert.Equal(
            second.PreconditionedMicroBatchSquare,
            second.PreconditionedSquare + second.PreconditionedVariance / 4,
            1e-6 * whole);
        StepOutcome plain = new TrainingStep(pass, optimizer, gradientClip: 0, measuresNoise: true).Run(batches.Batch(0, 10));
        Assert.True(double.IsNaN(plain.PreconditionedBatchSquare) && double.IsNaN(plain.PreconditionedMicroBatchSquare));

        double SquareOf(int start, int sequences)
        {
            using LlamaPass alone = new AutogradPass(model, sequences);
            float[] gradient = Gradient(alone, batches.Batch(start, sequences)).Gradient;
            return gradient.Zip(optimizer.State["square"]).Skip(embedding).Where(pair => pair.Second > 0)
                .Sum(pair => (double)pair.First * pair.First / (Math.Sqrt(pair.Second / (1 - 0.999)) + 1e-8));
        }
    }

    [Fact]
    public void An_optimizer_without_a_preconditioner_says_so()
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano, seed: 7);
        using IOptimizer optimizer = new Sgd().CreateFor(model);

        NotSupportedException error = Assert.Throws<NotSupportedException>(() => optimizer.PreconditionedSquare(model.Weights[0]));

        Assert.StartsWith("SgdOptimizer has no preconditioner.", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// As if each sequence were a batch of its own, whatever the micro-batch, also where the last one is short; autograd does not know.
    /// </summary>
    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    [InlineData(1)]
    public void Squares_of_sequences_are_those_of_their_own_gradients_of_the_gains(int microBatch)
    {
        using LlamaModel model = LlamaModel.Create(LlamaConfig.Nano with { InitializerRange = 0.2 }, seed: 8);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0 }.CreateFor(model);
        TokenBatches batches = new(new SeededBytes(256), seed: 8, sequenceLength: 16);
        double expected = Enumerable.Range(0, 5).Average(sequence =>
        {
            using LlamaPass alone = FastPass.Create(model, 1, 16);
            _ = new TrainingStep(alone, optimizer, gradientClip: 0).Accumulate(batches.Batch(sequence, 1));
            return GainSquare(model);
        });
        using LlamaPass pass = FastPass.Create(model, microBatch, 16);
        using LlamaPass autograd = new AutogradPass(model, microBatch);

        StepOutcome outcome = new TrainingStep(pass, optimizer, gradientClip: 0).Run(batches.Batch(0, 5));

        Assert.Equal(expected, outcome.SequenceGainSquare, 1e-5 * expected);
        Assert.Equal(GainSquare(model), outcome.GainNormSquare, 1e-6 * outcome.GainNormSquare);
        Assert.Equal(outcome.SequenceGainSquare, outcome.GainSquare + outcome.GainVariance, 1e-9 * expected);
        Assert.Equal(outcome.GainNormSquare, outcome.GainSquare + outcome.GainVariance / 5, 1e-9 * expected);
        Assert.True(double.IsNaN(new TrainingStep(autograd, optimizer, gradientClip: 0).Run(batches.Batch(0, 5)).SequenceGainSquare));

        static double GainSquare(LlamaModel model) =>
            model.Weights.Where(weight => !weight.IsMatrix).Sum(weight => Math.Pow(Norms.Of(weight.Gradient.ToArray()), 2));
    }

    private static void Compare(LlamaConfig config, int batchSize, int length, int microBatch, int seed)
    {
        using LlamaModel model = LlamaModel.Create(config, seed);
        TokenBatch batch = new TokenBatches(new SeededBytes(config.VocabSize), seed, length).Batch(0, batchSize);
        using LlamaPass autograd = new AutogradPass(model, batchSize);
        using LlamaPass fast = FastPass.Create(model, microBatch, length);

        (double expectedLoss, float[] expected) = Gradient(autograd, batch);
        (double loss, float[] gradient) = Gradient(fast, batch);

        Assert.Equal(expectedLoss, loss, Tolerance * expectedLoss);
        (double trueLoss, IReadOnlyDictionary<string, double[]> truth) = DoubleLlama.Of(model, batch);
        Assert.Equal(trueLoss, loss, Tolerance * trueLoss);
        new GradientError(model, truth, DoubleLlama.Of(model, batch, DoubleLlama.HalfUnit).Gradients).Check(expected, gradient);
    }

    private static (double Loss, float[] Gradient) Gradient(LlamaPass pass, TokenBatch batch)
    {
        using var optimizer = new AdamWOptimizer(new AdamW(), pass.Model);
        double loss = new TrainingStep(pass, optimizer, gradientClip: 0).Accumulate(batch);
        return (loss, pass.Model.Buffer.Gradients.ToArray());
    }
}
