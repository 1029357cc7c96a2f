namespace LlamaBatch.Experiments;

/// <summary>
/// The fast step multiplies its larger matrices in bfloat16 instead of float32; all other settings are equal. This
/// experiment measures the effect on loss, speed and memory.
/// </summary>
[Experiment("Does multiplying matrices in bfloat16 increase the loss?", Seeds = 5)]
[Translation("zh-CN", "用 bfloat16 计算矩阵乘积会增大损失吗？",
    Summary = "快速实现（fast）改用 bfloat16 代替 float32 计算较大的矩阵乘积，其余设置均相同；"
        + "本实验测量这一改动对损失、速度和内存的影响。")]
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
    [Translation("zh-CN", "用 bfloat16 计算矩阵乘积，损失至多增加 0.01 nat/词元")]
    private static Verdict LosesNothing(Results r) =>
        r.EqualTokens.ValidationLoss(precision: Precision.BFloat16)
            .IsNoWorseThan(r.EqualTokens.ValidationLoss(precision: Precision.Float32), margin: 0.01);

    [Claim("Products in bfloat16 train at least 10 % more tokens per second")]
    [Translation("zh-CN", "用 bfloat16 计算矩阵乘积，每秒训练的词元数至少多 10%")]
    private static Verdict IsFaster(Results r) =>
        r.TokensPerSecond(precision: Precision.BFloat16).IsAbove(r.TokensPerSecond(precision: Precision.Float32), margin: 0.1);
}
