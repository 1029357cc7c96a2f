/// <summary>A small Llama is trained on .NET's documentation at several batch sizes. The learning rate is tuned for each batch size.</summary>
[Experiment("Which batch size reaches the lowest loss on the same text?", Seeds = 5, TuningSeeds = 2)]
[Scaled(Scale.Quick, Tokens = 205_000)]
[Measure<ValidationLoss>, Measure<TokensPerSecond>]
public sealed partial record MyStudy : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(8, 16, 64, Quick = [16, 64])]
    public int BatchSize { get; init; } = 16;

    /// <summary>Peak learning rate.</summary>
    [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 6e-3;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 410_000, Schedule = Schedule.Cosine(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("After the same text, a batch of 16 has a lower validation loss than one of 64")]
    private static Verdict SmallIsBetter(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 64), margin: 0.01);

    [Claim("A batch of 64 needs fewer steps for the same text than one of 16")]
    private static Verdict LargeNeedsFewerSteps(Plan p) => p.Steps(batchSize: 64).IsBelow(p.Steps(batchSize: 16));
}
