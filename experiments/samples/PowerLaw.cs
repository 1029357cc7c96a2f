namespace MyStudies;

/// <summary>Slope and power law: how a metric follows the level of an axis, fitted seed by seed.</summary>
[Experiment("How do the loss and its noise follow the batch size?")]
[Measure<ValidationLoss>, Measure<LossJitter>]
public sealed partial record PowerLaw : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(4, 8, 16, 32)]
    public int BatchSize { get; init; } = 8;

    public override LlamaConfig Model => LlamaConfig.Nano;

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = BatchSize, Tokens = 204_800 };

    public override AdamW Optimizer => new() { LearningRate = 3.5e-3 * Math.Sqrt(BatchSize) };   // 0.01 at a batch of 8

    public override Validation Validation => new() { Windows = 64 };

    [Claim("Doubling the batch costs less than 0.05 nats per token")]
    private static Verdict CostsLittle(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: [4, 8, 16, 32]).SlopePerDoubling().IsBelow(0.05);

    [Claim("The noise of the training loss falls as the square root of the batch, exponent -0.6 to -0.4")]
    private static Verdict NoiseFallsAsRoot(Results r) =>
        r.EqualTokens.LossJitter(batchSize: [4, 8, 16, 32]).Exponent().IsBetween(-0.6, -0.4);
}
