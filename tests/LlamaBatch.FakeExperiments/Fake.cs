namespace LlamaBatch.FakeExperiments;

internal sealed record Fake : LlamaExperiment
{
    public int BatchSize { get; init; } = 4;

    public double LearningRate { get; init; } = 0.01;

    /// <summary>Whether every batch size is that of the second half of a run, whose first half has a batch of 4.</summary>
    public bool Branches { get; init; }

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus
        => Faults.Text is string path ? Corpora.TextFiles(path) with { SequenceLength = 8 } : new FakeCorpus { SequenceLength = 8 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        BatchSchedule = Branches ? BatchSchedule.Staged(4, until: 0.5) : BatchSchedule.Constant(),
        MicroBatch = Branches ? 4 : 0,
        Tokens = 12_800,
    };

    public override AdamW Optimizer => new() { LearningRate = LearningRate };
}
