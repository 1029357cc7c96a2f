namespace MyStudies;

/// <summary>Costs alone: time and memory are measured in short trials, one at a time, and nothing is learned.</summary>
[Experiment("What does it cost to compute a batch at once?")]
[Measure<TokensPerSecond>, Measure<PeakMemory>]
public sealed partial record Costs : LlamaExperiment
{
    /// <summary>Sequences computed at once. Gradients add up over micro-batches, so every level takes the same step.</summary>
    [Axis<int>(1, 8)]
    public int MicroBatch { get; init; } = 8;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 8, MicroBatch = MicroBatch, Tokens = 51_200 };

    public override AdamW Optimizer => new() { LearningRate = 1e-2 };

    [Claim("8 sequences at once take at least 20 % more memory than 1")]
    private static Verdict TakesMoreMemory(Results r) => r.PeakMemory(microBatch: 8).IsAbove(r.PeakMemory(microBatch: 1), margin: 0.2);

    [Claim("8 sequences at once train at least 5 % more tokens per second than 1")]
    private static Verdict IsFaster(Results r) => r.TokensPerSecond(microBatch: 8).IsAbove(r.TokensPerSecond(microBatch: 1), margin: 0.05);
}
