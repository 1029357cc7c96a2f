namespace LlamaBatch.Experiments;

/// <summary>
/// An article says that a batch of 100 converges faster than one of 16 or 32. This experiment measures the steps, text,
/// arithmetic and time that each batch size takes to reach the same loss. After the warm-up, the learning rate is constant, and the
/// weights are averaged. Each point of a curve therefore approximates the end of a shorter run.
/// </summary>
[Experiment("Does a batch of 100 sequences reach a loss sooner?", Seeds = 5, TuningSeeds = 2, Article = "../ARTICLE.md")]
[Translation("zh-CN", "每步 100 个序列的批大小能更快达到给定的损失吗？",
    Summary = "有文章称，批大小 100 比 16 或 32 收敛更快；本实验测量各批大小达到同一损失所需的步数、文本、计算量和时间。"
        + "预热后学习率保持恒定，并对权重取平均，因此曲线上的每一点都近似于一次较短训练的终点。")]
[Scaled(Scale.Quick, Tokens = 819_200, TuningSeeds = 1)]
[Measure<ValidationLoss>(EveryTokens = 81_920), Measure<TrainLoss>]
[Measure<StepTime>, Measure<TokensPerSecond>]
[Target<ValidationLoss>(2.0), Target<ValidationLoss>(1.7), Target<ValidationLoss>(1.5)]
public sealed partial record TimeToTarget : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 32, 64, 100, 256, Quick = [16, 32, 100])]
    public int BatchSize { get; init; } = 100;

    /// <summary>Learning rate after the warm-up, tuned for each batch size on seeds that no claim uses.</summary>
    /// <remarks>
    /// In a first study, the lowest rate was 3e-3, and it was the best rate for 16, 32 and 100. So the two lower rates were added.
    /// </remarks>
    [Axis<double>(7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2), TunedPer(nameof(BatchSize), For = 1.7)]
    public double LearningRate { get; init; } = 6e-3;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 3_300_000,
        Schedule = Schedule.Constant(warmup: 0.05),
        // Averaging replaces a decay of the learning rate (Zhang et al. 2024). The average lags behind the weights, so its half-life is
        // short compared with the tokens to the targets.
        AveragingHalfLife = 25_000,
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = LearningRate,
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 1024 };

    [Claim("A batch of 100 reaches a validation loss of 1.7 in fewer steps than one of 16 or 32", Source = "C06a")]
    [Translation("zh-CN", "达到验证损失 1.7，批大小 100 所需的步数比批大小 16 和 32 都少")]
    private static Verdict NeedsFewerSteps(Results r) =>
        r.ToTarget(1.7).Steps(batchSize: 100).IsBelow(r.ToTarget(1.7).Steps(batchSize: [16, 32]));

    [Claim("A batch of 100 reaches a validation loss of 1.7 with less text than one of 16 or 32", Source = "C06b")]
    [Translation("zh-CN", "达到验证损失 1.7，批大小 100 所需的文本比批大小 16 和 32 都少")]
    private static Verdict NeedsLessText(Results r) =>
        r.ToTarget(1.7).Tokens(batchSize: 100).IsBelow(r.ToTarget(1.7).Tokens(batchSize: [16, 32]));

    [Claim("A batch of 100 reaches a validation loss of 1.7 in less time than one of 16 or 32", Source = "C06c")]
    [Translation("zh-CN", "达到验证损失 1.7，批大小 100 所需的时间比批大小 16 和 32 都短")]
    private static Verdict NeedsLessTime(Results r) =>
        r.ToTarget(1.7).Time(batchSize: 100).IsBelow(r.ToTarget(1.7).Time(batchSize: [16, 32]));

    [Claim("A batch of 100 reaches a validation loss of 1.7 with less arithmetic than one of 16", Source = "C09c")]
    [Translation("zh-CN", "达到验证损失 1.7，批大小 100 所需的计算量比批大小 16 少")]
    private static Verdict NeedsLessArithmetic(Results r) =>
        r.ToTarget(1.7).Flops(batchSize: 100).IsBelow(r.ToTarget(1.7).Flops(batchSize: 16));

    [Claim("The critical batch size at a validation loss of 1.7 lies between 50 and 200", Source = "C33a")]
    [Translation("zh-CN", "达到验证损失 1.7 的临界批大小介于 50 和 200 之间")]
    private static Verdict IsBalanced(Results r) =>
        r.ToTarget(1.7).Steps(batchSize: [16, 32, 64, 100, 256]).CriticalBatch().IsBetween(50, 200);

    [Claim("The larger the batch, the less time to a validation loss of 1.7, from 16 up to 256", Source = "C02c")]
    [Translation("zh-CN", "从 16 到 256，批越大，达到验证损失 1.7 所需的时间越短")]
    private static Verdict LargerIsFaster(Results r) => r.ToTarget(1.7).Time(batchSize: [16, 32, 64, 100, 256]).IsDecreasing();

    [Claim("To a validation loss of 1.7, a batch of 100 needs fewer steps than 16, and 256 saves less than 5 %", Source = "C10a")]
    [Translation("zh-CN", "达到验证损失 1.7，批大小 100 所需的步数比批大小 16 少，而批大小 256 比 100 节省的步数不到 5%")]
    private static Verdict SavesLittleAbove(Results r) =>
        r.ToTarget(1.7).Steps(batchSize: 100).IsBelow(r.ToTarget(1.7).Steps(batchSize: 16))
        & r.ToTarget(1.7).Steps(batchSize: 100).IsNoWorseThan(r.ToTarget(1.7).Steps(batchSize: 256), margin: 0.05);

    [Claim("To a validation loss of 1.7, a batch of 100 takes less time than 16, and 256 saves less than 5 %", Source = "C10b")]
    [Translation("zh-CN", "达到验证损失 1.7，批大小 100 所需的时间比批大小 16 短，而批大小 256 比 100 节省的时间不到 5%")]
    private static Verdict SavesLittleTimeAbove(Results r) =>
        r.ToTarget(1.7).Time(batchSize: 100).IsBelow(r.ToTarget(1.7).Time(batchSize: 16))
        & r.ToTarget(1.7).Time(batchSize: 100).IsNoWorseThan(r.ToTarget(1.7).Time(batchSize: 256), margin: 0.05);

    [Claim("The larger the batch, the fewer steps to a validation loss of 1.7, from 16 up to 256", Source = "C02a")]
    [Translation("zh-CN", "从 16 到 256，批越大，达到验证损失 1.7 所需的步数越少")]
    private static Verdict LargerNeedsFewerSteps(Results r) => r.ToTarget(1.7).Steps(batchSize: [16, 32, 64, 100, 256]).IsDecreasing();
}
