namespace MyStudies;

/// <summary>Tuning: each batch size is trained at the learning rate that suits it, chosen on seeds that no claim uses.</summary>
[Experiment("Is a batch of 100 sequences better than 16 or 256?", Seeds = 5, TuningSeeds = 2)]
[Measure<ValidationLoss>]
public sealed partial record TunedRate : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 100, 256)]
    public int BatchSize { get; init; } = 100;

    /// <summary>Peak learning rate.</summary>
    [Axis<double>(3e-3, 6e-3, 1.2e-2, 2.4e-2), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 6e-3;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 820_000, Schedule = Schedule.Cosine(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("After the same text, a batch of 100 has a lower validation loss than 16 and 256")]
    private static Verdict IsBest(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 100).IsBelow(r.EqualTokens.ValidationLoss(batchSize: [16, 256]), margin: 0.01);

    [Claim("A batch of 100 takes fewer steps for the same text than 16")]
    private static Verdict TakesFewerSteps(Plan p) => p.Steps(batchSize: 100).IsBelow(p.Steps(batchSize: 16));
}
