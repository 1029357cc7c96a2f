using LlamaBatch.Data;

namespace LlamaBatch.Torch.Tests;

/// <summary>An author's own optimizer that is missing or keeps no state, and a corpus with tokens below 0.</summary>
[Collection(nameof(OneThread))]
public sealed class MisbehavingOptimizerTests : IDisposable
{
    private static readonly LlamaConfig _tiny =
        LlamaConfig.Nano with { VocabSize = 32, HiddenSize = 16, IntermediateSize = 20, Layers = 1 };

    private readonly string _folder = Directory.CreateTempSubdirectory("llamabatch-optimizer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_optimizer_is_told_before_the_first_step()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);

        var problem = Assert.ThrowsAny<Exception>(() => new TrainingStep(new AutogradPass(model, 1), null!, gradientClip: 1));

        Assert.Equal("CreateFor returned null; it must return an optimizer.", problem.Message);
    }

    [Theory]
    [InlineData(false, "Stateless.State is null, so no checkpoint can be saved. Return an empty dictionary if there is no state.")]
    [InlineData(true, "Stateless.State[\"momentum\"] is null, so no checkpoint can be saved. Return an array.")]
    public void State_that_is_null_is_named(bool hasDictionary, string sentence)
    {
        using var trial = new CheckpointedTrial(Path.Combine(_folder, "trial.checkpoint"), _tiny);
        using var optimizer = new Stateless(hasDictionary);

        var problem = Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(trial.Model, optimizer, 1, trial.Recorder));

        Assert.Equal(sentence, problem.Message);
    }

    [Fact]
    public void A_token_below_0_asks_for_another_corpus_and_not_for_a_smaller_vocabulary()
    {
        using LlamaModel model = LlamaModel.Create(_tiny, seed: 1);
        using AdamWOptimizer optimizer = new AdamW().CreateFor(model);
        var batch = new TokenBatch(1, 1, (_, sequence) => (sequence[0], sequence[1]) = (1, -1));

        var problem = Assert.Throws<CorpusException>(() => new TrainingStep(new AutogradPass(model, 1), optimizer, 1).Run(batch));

        Assert.Equal("The text has token -1, but VocabSize is 32. Tokens are numbered from 0; correct the corpus.", problem.Message);
    }

    private sealed class Stateless(bool hasDictionary) : IOptimizer
    {
        public double LearningRate { get; set; }

        public IReadOnlyDictionary<string, float[]> State =>
            hasDictionary ? new Dictionary<string, float[]> { ["momentum"] = null! } : null!;

        public long StepsTaken { get; set; }

        public void Step(double gradientScale)
        {
        }

        public void Dispose()
        {
        }
    }
}
