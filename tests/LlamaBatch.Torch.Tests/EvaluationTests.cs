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

    /// <summary>The reference is an evaluation whose validation windows are the sequences that were trained on.</summary>
    [Theory]
    [InlineData(0, 3, 5, 3)]                                                        // one step of three sequences: fewer than windows
    [InlineData(1, 3, 5, 5)]
    [InlineData(40, 16, 5, 5)]
    [InlineData(0, 100, 30, 30)]                                                    // several parts
    public void The_loss_on_seen_text_is_that_on_the_first_sequences_of_the_stream(int step, int batchSize, int windows, int measured)
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        var corpus = new SeededBytes(30);
        var batches = new TokenBatches(corpus, seed: 7, sequenceLength: 4);
        var evaluation = new Evaluation(new AutogradPass(model, 8), corpus, windows, sequenceLength: 4);

        ValidationOutcome outcome = evaluation.Measure(batches.First((step + 1) * batchSize));

        var seen = new SeenAsHeldOut(corpus, seed: 7);
        ValidationOutcome reference = new Evaluation(new AutogradPass(model, 8), seen, measured, sequenceLength: 4).Measure();
        Assert.Equal(reference.Nats / reference.Tokens, outcome.SeenLoss, 1e-9);
        Assert.Equal(reference.Nats / reference.Tokens, SeenLoss.Measure(outcome), 1e-9);
        Assert.Equal(
            ValidationLoss.Measure(outcome) - reference.Nats / reference.Tokens, GeneralizationGap.Measure(outcome), 1e-9);
        Assert.Equal(evaluation.Measure(), outcome with { SeenLoss = double.NaN });  // validation itself is the same, to the bit
    }

    /// <summary>A model that has not been trained knows neither text, so its gap is chance; it trains on one text and not on the other.</summary>
    [Fact]
    public void Text_that_is_read_again_and_again_opens_a_gap()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW { LearningRate = 0.01 }.CreateFor(model);
        var corpus = new SeededBytes(30);
        var batches = new TokenBatches(corpus, seed: 7, sequenceLength: 8);
        var step = new TrainingStep(new AutogradPass(model, 16), optimizer, gradientClip: 1);
        var evaluation = new Evaluation(new AutogradPass(model, 8), corpus, windows: 16, sequenceLength: 8);
        double before = GeneralizationGap.Measure(evaluation.Measure(batches.First(16)));

        for (int i = 0; i < 150; i++)
        {
            step.Run(batches.Batch(0, 16));
        }

        ValidationOutcome after = evaluation.Measure(batches.First(16));
        Assert.InRange(before, -0.3, 0.3);
        Assert.InRange(after.SeenLoss, 0, 1);
        Assert.True(GeneralizationGap.Measure(after) > 2);
    }

    [Fact]
    public void The_loss_on_seen_text_is_measured_at_the_weights_of_the_validation()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using LlamaModel other = LlamaModel.Create(_tiny, seed: 2);
        var corpus = new SeededBytes(30);
        TokenBatch seen = new TokenBatches(corpus, seed: 7, sequenceLength: 4).First(5);
        double expected = new Evaluation(new AutogradPass(model, 8), corpus, windows: 5, sequenceLength: 4).Measure(seen).SeenLoss;
        var average = new WeightAverage(model, keep: 0.5);
        average.Update(0);
        other.Buffer.Values.CopyTo(model.Buffer.Values);                            // the weights move on, the average stays

        double averaged = new Evaluation(new AutogradPass(model, 8), corpus, windows: 5, sequenceLength: 4, average).Measure(seen).SeenLoss;

        Assert.Equal(expected, averaged, 1e-9);
        Assert.NotEqual(
            expected, new Evaluation(new AutogradPass(model, 8), corpus, windows: 5, sequenceLength: 4).Measure(seen).SeenLoss, 1e-3);
    }

    [Fact]
    public void What_was_seen_is_what_the_steps_read_at_any_batch_size()
    {
        var batches = new TokenBatches(new SeededBytes(30), seed: 3, sequenceLength: 4);
        int[] steps = [.. batches.Batch(0, 6).ToTokens(), .. batches.Batch(6, 6).ToTokens()];

        Assert.Equal(steps, batches.First(12).ToTokens());
        Assert.Equal(int.MaxValue, batches.First(int.MaxValue + 1000L).Sequences);
    }

    /// <summary>The training stream of a seed, as validation windows.</summary>
    private sealed class SeenAsHeldOut(TokenSource corpus, int seed) : TokenSource
    {
        public override string Fingerprint => corpus.Fingerprint;

        public override int VocabSize => corpus.VocabSize;

        public override long TrainingTokens => corpus.TrainingTokens;

        public override long ValidationWindows => long.MaxValue;

        public override void ReadTraining(int seed, long index, Span<int> sequence) => corpus.ReadTraining(seed, index, sequence);

        public override void ReadValidation(long window, Span<int> sequence) => corpus.ReadTraining(seed, window, sequence);
    }
}
