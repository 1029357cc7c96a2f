using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

/// <summary>An optimizer of the author's own that wraps one of TorchSharp's, with either step.</summary>
[Collection(nameof(OneThread))]
public sealed class OwnOptimizerTests
{
    [Theory]
    [InlineData(StepKind.Fast)]
    [InlineData(StepKind.Autograd)]
    public void Gradients_that_are_taken_away_after_a_step_come_back_for_the_next(StepKind kind)
    {
        float[] expected = Train(kind, model => new Sgd { LearningRate = 0.1, Momentum = 0, WeightDecay = 0 }.CreateFor(model));
        Close(expected, Train(kind, model => new Wrapped(model, model => model.zero_grad())));
        Close(expected, Train(kind, model => new Wrapped(model, RemoveGradients)));
    }

    /// <summary>What one optimizer reads says nothing of the next one on the same model.</summary>
    [Theory]
    [InlineData(StepKind.Fast)]
    [InlineData(StepKind.Autograd)]
    public void An_optimizer_of_ones_own_trains_after_a_built_in_one(StepKind kind)
    {
        float[] expected = Train(kind, PlainSgd, PlainSgd);
        Close(expected, Train(kind, PlainSgd, model => new Wrapped(model, RemoveGradients)));

        static IOptimizer PlainSgd(LlamaModel model) => new Sgd { LearningRate = 0.1, Momentum = 0, WeightDecay = 0 }.CreateFor(model);
    }

    private static void Close(float[] expected, float[] actual) =>
        Assert.InRange(Norms.Distance(expected, actual), 0, 1e-6 * Norms.Of(expected));

    private static void RemoveGradients(LlamaModel model)
    {
        foreach (Weight weight in model.Weights)
        {
            weight.Parameter.grad = null;
        }
    }

    /// <summary>Three steps with each optimizer, one after the other, on one model.</summary>
    private static float[] Train(StepKind kind, params IReadOnlyList<Func<LlamaModel, IOptimizer>> optimizers)
    {
        LlamaConfig config = LlamaConfig.Nano with { VocabSize = 40, HiddenSize = 16, IntermediateSize = 20, TieWordEmbeddings = true };
        using LlamaModel model = LlamaModel.Create(config, seed: 1);
        var plan = new TrialPlan(config, new Training { Step = kind, BatchSize = 4, MicroBatch = 3 }, 8);
        using LlamaPass pass = LlamaPass.Create(model, plan);
        var batches = new TokenBatches(new SeededBytes(40), seed: 1, sequenceLength: 8);
        foreach (Func<LlamaModel, IOptimizer> make in optimizers)
        {
            using IOptimizer optimizer = make(model);
            var step = new TrainingStep(pass, optimizer, gradientClip: 0);
            for (int i = 0; i < 3; i++)
            {
                step.Run(batches.Batch(i * 4, 4));
            }
        }

        return model.Buffer.Values.ToArray();
    }

    private sealed class Wrapped(LlamaModel model, Action<LlamaModel> clear) : IOptimizer
    {
        private readonly TorchSharp.Modules.SGD _inner = optim.SGD(model.parameters(), learningRate: 0.1);

        public double LearningRate { get; set; } = 0.1;

        public IReadOnlyDictionary<string, float[]> State { get; } = new Dictionary<string, float[]>();

        public long StepsTaken { get; set; }

        public void Step(double gradientScale)
        {
            _inner.step();
            clear(model);
            StepsTaken++;
        }

        public void Dispose() => _inner.Dispose();
    }
}
