namespace LlamaBatch.Experiments;

/// <summary>The batch size and the noise of its gradients.</summary>
public enum BatchNoise
{
    /// <summary>16 sequences in a step.</summary>
    Small,

    /// <summary>128 sequences in a step.</summary>
    Large,

    /// <summary>128 sequences in a step, with noise added so that the gradient varies as much as with 16 sequences.</summary>
    LargeWithNoise,
}

/// <summary>
/// An article says that the randomness of small batches makes gradients fluctuate, and that this improves generalization. A small batch
/// also makes more steps of the same text. This experiment separates the two: it adds the noise of a batch of 16 to steps of 128. A
/// small text is read 50 times, so that models memorize it, and they are compared where their loss on seen text is the same.
/// </summary>
/// <remarks>
/// The reverse design does not exist: a batch of 16 without its noise is a larger batch. Two earlier designs did not decide the claim about
/// noise, because no evaluation trial with added noise reached the target loss. The first design added the noise of 8 sequences; the second
/// added the noise of 16, on half of this text. A step with this noise learns as little as a step of a small batch. The noise, the small
/// batch, the learning rates and the text were changed after these results.
/// </remarks>
[Experiment("Is it the noise of small batches that generalizes?", Seeds = 8, TuningSeeds = 2, Article = "../ARTICLE.md")]
[Translation("zh-CN", "使模型泛化的是小批的噪声吗？",
    Summary = "有文章称，小批的随机性使梯度波动，从而增强泛化。但读取同样多的文本时，小批的步数也更多。本实验把二者分开：给批大小 128 的训练步加入批大小 16 的噪声。少量文本读取 50 遍，使模型记住它，"
        + "并在已见文本损失相同时比较。")]
[Scaled(Scale.Quick, Tokens = 819_200, Seeds = 3, TuningSeeds = 1)]
[Measure<ValidationLoss>(EveryTokens = 81_920), Measure<SeenLoss>(EveryTokens = 81_920), Measure<GradientNorm>]
[Target<SeenLoss>(1.6)]
public sealed partial record AddedNoise : LlamaExperiment
{
    /// <summary>Batch size and noise.</summary>
    [Axis<BatchNoise>(BatchNoise.Small, BatchNoise.Large, BatchNoise.LargeWithNoise)]
    public BatchNoise Batch { get; init; } = BatchNoise.Large;

    /// <summary>
    /// Learning rate after the warm-up, tuned for each batch on seeds that no claim uses. Tuning chooses the rate that reaches a loss of
    /// 1.6 on seen text, which the model was trained on, with the fewest tokens.
    /// </summary>
    [Axis<double>(7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(Batch), For = 1.6)]
    public double LearningRate { get; init; } = 3e-3;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 65_536 };

    public override Training Training => new()
    {
        BatchSize = Batch == BatchNoise.Small ? 16 : 128,
        NoiseBatchSize = Batch == BatchNoise.LargeWithNoise ? 16 : 0,
        Tokens = 3_276_800,    // 50 epochs, and 800 steps of the large batch
        Schedule = Schedule.Constant(warmup: 0.05),
        // Averaging replaces a decay of the learning rate (Zhang et al. 2024). Each point of a curve then approximates the end of a shorter
        // run.
        AveragingHalfLife = 25_000,
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = LearningRate,
        // The half-life of β₂ in tokens is the same for both batch sizes (Marek et al. 2025).
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: Training.BatchSize.Count),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    [Claim("The noise of small batches improves generalization: at a loss on seen text of 1.6, steps of 128 with the noise of 16 have a "
        + "lower validation loss than without", Source = "C25")]
    [Translation("zh-CN", "小批的噪声能增强泛化：已见文本损失为 1.6 时，加入批大小 16 的噪声后，批大小 128 的验证损失更低")]
    private static Verdict NoiseHelps(Results r) => Loss(r, BatchNoise.LargeWithNoise).IsBelow(Loss(r, BatchNoise.Large), margin: 0.01);

    [Claim("A small batch generalizes better: at a loss on seen text of 1.6, 16 has a lower validation loss than 128")]
    [Translation("zh-CN", "小批的泛化能力更强：已见文本损失为 1.6 时，批大小 16 的验证损失低于批大小 128 的")]
    private static Verdict SmallIsBetter(Results r) => Loss(r, BatchNoise.Small).IsBelow(Loss(r, BatchNoise.Large), margin: 0.01);

    private static Samples Loss(Results r, BatchNoise batch) => r.Matched(1.6).ValidationLoss(batch: batch);
}
