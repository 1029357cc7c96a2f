namespace MyStudies;

/// <summary>Curves along an axis: a claim about the width of the range of good learning rates, compared between two batch sizes.</summary>
[Experiment("Is the learning rate easier to tune with a batch of 16 than with one of 128?", Seeds = 3)]
[Measure<ValidationLoss>, Measure<SpikeRate>]
public sealed partial record LearningRateRange : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 128)]
    public int BatchSize { get; init; } = 16;

    /// <summary>Peak learning rate.</summary>
    [Axis<double>(7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2, 9.6e-2)]
    public double LearningRate { get; init; } = 6e-3;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 820_000, Schedule = Schedule.Cosine(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 64 };

    [Claim("The range of learning rates within 0.1 nats/token of the best is wider with a batch of 16")]
    private static Verdict IsEasierToTune(Results r) => Width(r, 16).IsAbove(Width(r, 128), margin: 0.1);

    private static Samples Width(Results r, int batchSize) =>
        r.EqualTokens.ValidationLoss(batchSize, learningRate: [7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2, 9.6e-2])
            .Along(nameof(LearningRate)).WidthWithin(0.1);
}
