namespace LlamaBatch.Experiments;

/// <summary>How β₂ of AdamW depends on the batch size.</summary>
public enum Beta2Rule
{
    /// <summary>0.95 at every batch size.</summary>
    Fixed,

    /// <summary>The half-life in tokens is that of 0.95 at a batch size of 128. So β₂ is 0.9936 at 16, and 0.9996 at 1.</summary>
    HalfLife,
}

/// <summary>
/// AdamW divides the gradient by the root of an average of its squares. β₂ says how many steps this average remembers. Marek et al. 2025
/// (arXiv:2507.07101) find that small batches look bad only because β₂ is left alone: at every batch size, it should remember the same
/// number of tokens. This experiment compares this rule with a fixed β₂ of 0.95 at four batch sizes, on the same text.
/// </summary>
/// <remarks>
/// The learning rate is tuned for each batch size and rule on other seeds. The study <c>Context</c> had trained the half-life rule at these
/// batch sizes on this text. So its losses were known when the claims were written: 1.337 at 1, 1.309 at 4, 1.334 at 16. The losses of a
/// fixed β₂ were not known. With the first 5 seeds, all five claims were inconclusive. The effects were 0.02 to 0.03 nats/token, and up to
/// 43 seeds were estimated to be needed to decide an effect of 0.02. So 25 seeds were added at once. Claims and margins were written before
/// the results and have not changed.
/// </remarks>
[Experiment("Does a small batch need a β₂ whose half-life in tokens is constant?", Seeds = 30, TuningSeeds = 2)]
[Translation("zh-CN", "小批是否需要以词元计半衰期不变的 β₂？",
    Summary = "AdamW 将梯度除以其平方的滑动平均的平方根，β₂ 决定这一平均记住多少步。Marek 等（2025，arXiv:2507.07101）发现，小批看似不好，只是因为 β₂ 没有随之调整："
        + "在各种批大小下，它都应记住同样多的词元。本实验在同样的文本上，以四种批大小将这一规则与固定的 β₂ = 0.95 作比较。")]
[Scaled(Scale.Quick, Tokens = 204_800, Seeds = 3, TuningSeeds = 1)]
[Measure<ValidationLoss>]
public sealed partial record Beta2HalfLife : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(1, 4, 16, 64, Quick = [1, 16])]
    public int BatchSize { get; init; } = 16;

    /// <summary>How β₂ depends on the batch size.</summary>
    [Axis<Beta2Rule>(Beta2Rule.Fixed, Beta2Rule.HalfLife)]
    public Beta2Rule Beta2 { get; init; } = Beta2Rule.HalfLife;

    /// <summary>Peak learning rate, tuned for each batch size and rule on seeds that no claim uses.</summary>
    [Axis<double>(3.75e-4, 7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(BatchSize), nameof(Beta2))]
    public double LearningRate { get; init; } = 3e-3;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 819_200,    // 400 steps of the largest batch
        Schedule = Schedule.Cosine(warmup: 0.1),
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = LearningRate,
        Beta2 = Beta2 == Beta2Rule.Fixed ? 0.95 : HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    [Claim("At a batch size of 1, β₂ with a constant half-life has a lower loss than a fixed β₂ (Marek et al. 2025)")]
    [Translation("zh-CN", "批大小为 1 时，半衰期不变的 β₂ 比固定的 β₂ 损失更低（Marek 等，2025）")]
    private static Verdict HalfLifeIsBetterAt1(Results r) => IsBetter(r, batchSize: 1);

    [Claim("At a batch size of 4, β₂ with a constant half-life has a lower loss than a fixed β₂ (Marek et al. 2025)")]
    [Translation("zh-CN", "批大小为 4 时，半衰期不变的 β₂ 比固定的 β₂ 损失更低（Marek 等，2025）")]
    private static Verdict HalfLifeIsBetterAt4(Results r) => IsBetter(r, batchSize: 4);

    [Claim("At a batch size of 16, β₂ with a constant half-life has a lower loss than a fixed β₂ (Marek et al. 2025)")]
    [Translation("zh-CN", "批大小为 16 时，半衰期不变的 β₂ 比固定的 β₂ 损失更低（Marek 等，2025）")]
    private static Verdict HalfLifeIsBetterAt16(Results r) => IsBetter(r, batchSize: 16);

    [Claim("A constant half-life lowers the loss more at a batch size of 1 than at 16")]
    [Translation("zh-CN", "半衰期不变的 β₂ 在批大小为 1 时比在 16 时降低损失更多")]
    private static Verdict MattersMoreAtSmallBatches(Results r) => Effect(r, batchSize: 1).IsBelow(Effect(r, batchSize: 16), margin: 0.01);

    [Claim("With a fixed β₂, a batch size of 1 has a higher loss than 16 (Marek et al. 2025)")]
    [Translation("zh-CN", "β₂ 固定时，批大小 1 的损失高于批大小 16 的（Marek 等，2025）")]
    private static Verdict SmallestIsWorseIfFixed(Results r) =>
        Loss(r, 1, Beta2Rule.Fixed).IsAbove(Loss(r, 16, Beta2Rule.Fixed), margin: 0.01);

    // The margin is 0.01 nats/token, as in the other studies.
    private static Verdict IsBetter(Results r, int batchSize) =>
        Loss(r, batchSize, Beta2Rule.HalfLife).IsBelow(Loss(r, batchSize, Beta2Rule.Fixed), margin: 0.01);

    private static Samples Effect(Results r, int batchSize) =>
        Loss(r, batchSize, Beta2Rule.HalfLife).EffectAgainst(Loss(r, batchSize, Beta2Rule.Fixed));

    private static Samples Loss(Results r, int batchSize, Beta2Rule rule) =>
        r.EqualTokens.ValidationLoss(batchSize: batchSize, beta2: rule);
}
