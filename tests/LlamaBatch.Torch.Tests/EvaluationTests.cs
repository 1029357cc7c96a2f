using LlamaBatch.Data;
using static TorchSharp.torch;

namespace LlamaBatch.Torch.Tests;

[Collection(nameof(OneThread))]
public sealed class EvaluationTests
{
    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 30, HiddenSize = 16, IntermediateSize = 20, InitializerRange = 0.3 };

    [Theory]
    [InlineData(7, 5)]
    [InlineData(1, 1)]
    [InlineData(9, 1000)]                                                           // several parts, the last one smaller
    public void Totals_are_those_of_plain_loops(int windows, int length)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var corpus = new SeededBytes(30);

        ValidationOutcome outcome = new Evaluation(new AutogradPass(model, 8), corpus, windows, length).Measure();

        double nats = 0;
        int correct = 0;
        int bytes = 0;
        for (int window = 0; window < windows; window++)
        {
            int[] sequence = new int[length + 1];
            corpus.ReadValidation(window, sequence);
            using Tensor tokens = tensor(Array.ConvertAll(sequence[..^1], token => (long)token), [1, length]);
            using Tensor logits = model.forward(tokens);
            foreach ((float[] row, int target) in logits.data<float>().ToArray().Chunk(30).Zip(sequence[1..]))
            {
                nats += Math.Log(row.Sum(logit => Math.Exp((double)logit))) - row[target];
                correct += row[target] == row.Max() ? 1 : 0;
                bytes += corpus.ByteLength(target);
            }
        }

        Assert.Equal(windows * length, outcome.Tokens);
        Assert.Equal(nats, outcome.Nats, 1e-5 * nats);
        Assert.Equal(correct, outcome.Correct);
        Assert.Equal(bytes, outcome.Bytes);
        Assert.True(length == 1 || correct > 0);
    }

    [Fact]
    public void A_corpus_with_fewer_windows_is_measured_on_those_it_has()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);

        var corpus = new SeededBytes(30, windows: 3);
        ValidationOutcome few = new Evaluation(new AutogradPass(model, 8), corpus, windows: 100, sequenceLength: 4).Measure();

        Assert.Equal(12, few.Tokens);
        Assert.Equal(new Evaluation(new AutogradPass(model, 8), new SeededBytes(30), windows: 3, sequenceLength: 4).Measure(), few);
    }

    [Fact]
    public void A_corpus_without_a_window_is_refused_with_a_sentence()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);

        var corpus = new SeededBytes(30, windows: 0);
        CorpusException problem = Assert.Throws<CorpusException>(
            () => new Evaluation(new AutogradPass(model, 8), corpus, windows: 100, sequenceLength: 4));

        Assert.Contains("no validation window of 5 tokens", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_corpus_with_tokens_that_the_model_does_not_know_is_refused_with_a_sentence()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        var step = new TrainingStep(new AutogradPass(model, 1), optimizer, gradientClip: 1);

        CorpusException measured = Assert.Throws<CorpusException>(
            () => new Evaluation(new AutogradPass(model, 8), new SeededBytes(31), windows: 1, sequenceLength: 4));
        var batch = new TokenBatch(2, 1, (row, sequence) => (sequence[0], sequence[1]) = row == 0 ? (1, 30) : (2, 3));
        CorpusException trained = Assert.Throws<CorpusException>(() => step.Run(batch));

        Assert.Contains("token 30", measured.Message, StringComparison.Ordinal);
        Assert.Contains("Set VocabSize to at least 31", trained.Message, StringComparison.Ordinal);
        Assert.Equal(0, optimizer.StepsTaken);
    }

    [Fact]
    public void Measuring_leaves_no_gradient_and_changes_nothing()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var evaluation = new Evaluation(new AutogradPass(model, 8), new SeededBytes(30), windows: 3, sequenceLength: 4);

        ValidationOutcome first = evaluation.Measure();

        Assert.Equal(first, evaluation.Measure());
        Assert.All(model.Weights, weight => Assert.Null(weight.Parameter.grad));
    }
}
