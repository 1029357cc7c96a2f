namespace LlamaBatch.Experiments;

/// <summary>
/// An article says that the noise of small batches improves generalization, and that a batch of 100 keeps this advantage. In this
/// experiment, no text is read twice, so models cannot memorize it. Batch sizes are compared at the end of training, and at the same
/// loss on seen text, that is, text that the model was trained on. The experiment <c>ManyEpochs</c> repeats a small text.
/// </summary>
[Experiment("Does a small batch generalize better when no text is read twice?", Seeds = 5, TuningSeeds = 2,
    Article = "../ARTICLE.md")]
[Translation("zh-CN", "文本只读一遍时，小批的泛化能力更强吗？",
    Summary = "有文章称，小批的噪声能增强泛化，而批大小 100 并不损害泛化。本实验每段文本至多读一遍，模型无法记住它，"
        + "并在训练结束时以及已见文本损失相同时比较各批大小。`ManyEpochs` 则反复读取少量文本。")]
[Scaled(Scale.Quick, Tokens = 819_200, Seeds = 3, TuningSeeds = 1)]
[Measure<ValidationLoss>(EveryTokens = 81_920), Measure<SeenLoss>(EveryTokens = 81_920), Measure<GeneralizationGap>(EveryTokens = 81_920)]
[Target<SeenLoss>(1.6)]
public sealed partial record OneEpoch : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    /// <remarks>512 is left out, because in <c>BatchSize100</c> it made so few steps on this much text that it learned little.</remarks>
    [Axis<int>(16, 32, 100, 256, Quick = [16, 32, 100])]
    public int BatchSize { get; init; } = 100;

    /// <summary>Learning rate after the warm-up, tuned for each batch size on seeds that no claim uses.</summary>
    [Axis<double>(7.5e-4, 1.5e-3, 3e-3, 6e-3), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 1.5e-3;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 3_276_800,    // half an epoch, and 400 steps of the largest batch
        Schedule = Schedule.Constant(warmup: 0.05),
        // Averaging replaces a decay of the learning rate (Zhang et al. 2024). Each point of a curve then approximates the end of a shorter
        // run.
        AveragingHalfLife = 25_000,
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = LearningRate,
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    [Claim("A batch of 100 generalizes as well as 16 or 32: at a loss on seen text of 1.6, its validation loss is no higher",
        Source = "C08")]
    [Translation("zh-CN", "批大小 100 保持了批大小 16 和 32 的泛化能力：已见文本损失为 1.6 时，其验证损失不高于二者")]
    private static Verdict KeepsGeneralization(Results r) =>
        r.Matched(1.6).ValidationLoss(batchSize: 100).IsNoWorseThan(r.Matched(1.6).ValidationLoss(batchSize: [16, 32]), margin: 0.01);

    [Claim("The noise of a small batch improves generalization: at a loss on seen text of 1.6, 16 has a lower validation loss than 256",
        Source = "C12")]
    [Translation("zh-CN", "小批的噪声能增强泛化：已见文本损失为 1.6 时，批大小 16 的验证损失低于批大小 256 的")]
    private static Verdict NoiseHelps(Results r) =>
        r.Matched(1.6).ValidationLoss(batchSize: 16).IsBelow(r.Matched(1.6).ValidationLoss(batchSize: 256), margin: 0.01);

    [Claim("A batch of 100 gets stuck less: after the same text, its loss on seen text is lower than that of 256", Source = "C16")]
    [Translation("zh-CN", "批大小 100 不易陷入局部最优：训练同样多的文本后，其已见文本损失低于批大小 256 的")]
    private static Verdict GetsStuckLess(Results r) =>
        r.EqualTokens.SeenLoss(batchSize: 100).IsBelow(r.EqualTokens.SeenLoss(batchSize: 256), margin: 0.01);

    [Claim("A small batch generalizes better: after the same text, 16 has a lower validation loss than 256", Source = "C24")]
    [Translation("zh-CN", "小批的泛化能力更强：训练同样多的文本后，批大小 16 的验证损失低于批大小 256 的")]
    private static Verdict SmallIsBetterAtTheEnd(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 16).IsBelow(r.EqualTokens.ValidationLoss(batchSize: 256), margin: 0.01);
}
