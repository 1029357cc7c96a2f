using LlamaBatch.Data;
using LlamaBatch.Reporting.Analyses;

namespace LlamaBatch.Torch.Tests;

/// <summary>On a Markov chain, no honest model beats the entropy rate; a model that was trained on the held-out text does.</summary>
public class LeakTests
{
    private const int Length = 16;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_leak_is_found_where_there_is_one(bool leaks)
    {
        LlamaConfig config = LlamaConfig.Nano with
        {
            VocabSize = ByteTokenizer.VocabSize, HiddenSize = 32, IntermediateSize = 64, Layers = 1,
        };
        TokenSource chain = new MarkovTokens(new MarkovChain(symbols: 8, concentration: 1, seed: 1), Length);
        TokenSource text = leaks ? new Leaky(chain) : chain;
        using LlamaModel model = LlamaModel.Create(config, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.01 }.CreateFor(model);
        using LlamaPass pass = FastPass.Create(model, 16, Length, Precision.Float32);
        var step = new TrainingStep(pass, optimizer, gradientClip: 1);
        var batches = new TokenBatches(text, seed: 1, Length);
        for (int i = 0; i < 600; i++)
        {
            step.Run(batches.Batch(i * 16L, 16));
        }

        double loss = ValidationLoss.Measure(new Evaluation(pass, text, Leaky.Windows, Length).Measure());

        Assert.Equal(leaks, LeakAnalysis.IsLeak(loss, chain.EntropyRate!.Value, config.VocabSize, Leaky.Windows * Length));
    }

    /// <summary>A corpus that trains on nothing but its held-out windows.</summary>
    private sealed class Leaky(TokenSource chain) : TokenSource
    {
        public const int Windows = 64;

        public override string Fingerprint => chain.Fingerprint;

        public override int VocabSize => chain.VocabSize;

        public override long TrainingTokens => Windows * Length;

        public override long ValidationWindows => Windows;

        public override void ReadTraining(int seed, long index, Span<int> sequence) => chain.ReadValidation(index % Windows, sequence);

        public override void ReadValidation(long window, Span<int> sequence) => chain.ReadValidation(window, sequence);
    }
}
