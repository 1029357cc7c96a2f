namespace LlamaBatch.Experiments;

/// <summary>
/// An article holds that 100 makes the momentum easy to tune. Marek et al. 2025 (arXiv:2507.07101) find that the smaller the batch, the
/// wider the range of good β₁. This experiment trains four batch sizes at five values of β₁ each. Its axis is the memory of the momentum
/// in steps, 1/(1 − β₁): 1 step is no momentum, and 10 steps are the usual β₁ of 0.9.
/// </summary>
/// <remarks>
/// The learning rates are the best of <c>LearningRates</c> at a β₁ of 0.9, so they favor this β₁ equally at all batch sizes. β₂ does not
/// depend on β₁, because people who tune the momentum leave β₂ unchanged.
/// </remarks>
[Experiment("Which batch size makes the momentum easy to tune?", Seeds = 5, Article = "../ARTICLE.md")]
[Translation("zh-CN", "哪种批大小使动量易于调节？",
    Summary = "有文章称，批大小 100 的动量更易调节。Marek 等（2025，arXiv:2507.07101）则发现，批越小，合适的 β₁ 范围越宽。本实验的四种批大小各用五个 β₁ 训练。"
        + "变量取动量的记忆长度（步数），即 1/(1 − β₁)：1 步即没有动量，10 步即常用的 β₁ = 0.9。")]
[Scaled(Scale.Quick, Tokens = 819_200, Seeds = 3)]
[Measure<ValidationLoss>]
public sealed partial record Momentum : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    /// <remarks>512 was dropped for lack of time, after one of its trials.</remarks>
    [Axis<int>(16, 32, 100, 256, Quick = [16, 100, 256])]
    public int BatchSize { get; init; } = 100;

    /// <summary>The memory of the momentum in steps, 1/(1 − β₁).</summary>
    /// <remarks>
    /// In one trial each of 16, 100 and 512, on another seed, a memory of 100 steps raised the loss by at least 0.4 nats/token.
    /// </remarks>
    [Axis<double>(1, 3.2, 10, 32, 100)]
    public double Memory { get; init; } = 10;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 1_638_400,    // as in LearningRates, and 200 steps of the largest batch
        Schedule = Schedule.Cosine(warmup: 0.1),
    };

#pragma warning disable LB7006, LB7007    // a β₁ that hurts is what the study looks for
    public override AdamW Optimizer => new()
    {
        // The best rates of the study LearningRates.
        LearningRate = BatchSize switch { 100 => 3e-3, 256 => 1.5e-3, _ => 6e-3 },
        Beta1 = 1 - (1 / Memory),
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least 0.9².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };
#pragma warning restore LB7006, LB7007

    public override Validation Validation => new() { Windows = 512 };

    // The tolerance of 0.1 nats/token and the margin of 0.1 decade are those of the study LearningRates. Ranges begin at one step, the
    // shortest memory.
    [Claim(
        "The momentum is easier to tune at 100 than at any other size: the range of memories within 0.1 of the best loss is wider",
        Source = "C27b")]
    [Translation("zh-CN", "批大小 100 的动量比其他各批大小都更易调节：与最优损失相差不超过 0.1 nat/词元的记忆长度范围更宽")]
    private static Verdict HasTheWidestRange(Results r) => Width(r, 100).IsAbove(Width(r, [16, 32, 256]), margin: 0.1);

    [Claim(
        "The momentum is easier to tune at 100 than at any other size: the mean loss over all memories is nearer to the best",
        Source = "C27b")]
    [Translation("zh-CN", "批大小 100 的动量比其他各批大小都更易调节：各记忆长度的平均损失更接近最优损失")]
    private static Verdict IsLeastSensitive(Results r) =>
        Curves(r, 100).Sensitivity().IsBelow(Curves(r, [16, 32, 256]).Sensitivity(), margin: 0.01);

    [Claim("The momentum is easier to tune at 16 than at 256: the range of memories within 0.1 of the best loss is wider")]
    [Translation("zh-CN", "批大小 16 的动量比 256 更易调节：与最优损失相差不超过 0.1 nat/词元的记忆长度范围更宽")]
    private static Verdict SmallIsEasier(Results r) => Width(r, 16).IsAbove(Width(r, 256), margin: 0.1);

    private static Samples Width(Results r, Levels<int> batchSize) => Curves(r, batchSize).WidthWithin(0.1);

    private static LevelCurves Curves(Results r, Levels<int> batchSize) =>
        r.EqualTokens.ValidationLoss(batchSize, memory: [1, 3.2, 10, 32, 100]).Along(nameof(Memory), lowest: 1);
}
