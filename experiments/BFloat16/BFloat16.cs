namespace LlamaBatch.Experiments;

/// <summary>
/// The fast step multiplies its larger matrices in bfloat16 instead of float32; all other settings are equal. This
/// experiment measures the effect on loss, speed and memory.
/// </summary>
[Experiment("Does multiplying matrices in bfloat16 increase the loss?", Seeds = 5)]
[Scaled(Scale.Quick, Tokens = 409_600)]
[Measure<ValidationLoss>, Measure<TrainLoss>, Measure<GradientNorm>]
[Measure<TokensPerSecond>, Measure<StepTime>, Measure<PeakMemory>]
public sealed partial record BFloat16 : LlamaExperiment
{
    /// <summary>The number format of matrix products.</summary>
    [Axis<Precision>(Precision.Float32, Precision.BFloat16)]
    public Precision Precision { get; init; } = Precision.Float32;

    public override LlamaConfig Model => LlamaConfig.Micro with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 128 };

    public override Training Training => new()
    {
        BatchSize = 16,
        Tokens = 1_000_000,
        Schedule = Schedule.Cosine(warmup: 0.05),
        Precision = Precision,
    };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, WeightDecay = 0.1 };

    [Claim("Products in bfloat16 lose no more than 0.01 nats per token")]
    private static Verdict LosesNothing(Results r) =>
        r.EqualTokens.ValidationLoss(precision: Precision.BFloat16)
            .IsNoWorseThan(r.EqualTokens.ValidationLoss(precision: Precision.Float32), margin: 0.01);

    [Claim("Products in bfloat16 train at least 10 % more tokens per second")]
    private static Verdict IsFaster(Results r) =>
        r.TokensPerSecond(precision: Precision.BFloat16).IsAbove(r.TokensPerSecond(precision: Precision.Float32), margin: 0.1);
}
