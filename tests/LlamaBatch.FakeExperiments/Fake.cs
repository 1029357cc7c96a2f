namespace LlamaBatch.FakeExperiments;

internal sealed record Fake : LlamaExperiment
{
    public int BatchSize { get; init; } = 4;

    public double LearningRate { get; init; } = 0.01;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus
        => Faults.Text is string path ? Corpora.TextFiles(path) with { SequenceLength = 8 } : new FakeCorpus { SequenceLength = 8 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 12_800 };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };
}
