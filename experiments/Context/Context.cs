namespace LlamaBatch.Experiments;

/// <summary>What differs from the baseline of <see cref="Context"/>.</summary>
public enum Change
{
    /// <summary>Nothing: 0.1 million parameters, 0.8 million tokens of DotNetDocs.</summary>
    None,

    /// <summary>A quarter of the text.</summary>
    LessText,

    /// <summary>Text of a Markov chain.</summary>
    OtherText,

    /// <summary>A model of half the width.</summary>
    SmallerModel,
}

/// <summary>
/// An article ends by saying that the batch size must be adapted to data, task and hardware. This experiment changes the amount of text,
/// the text or the model, one at a time. It asks for the batch size with the lowest loss, and for the largest one that costs at most
/// 0.1 nats/token. Zhang et al. 2024 (arXiv:2410.21676) find that the largest useful batch grows with about the square root of the amount
/// of text, and hardly with the model.
/// </summary>
[Experiment("Does the best batch size change if only the amount of text, only the text or only the model changes?", Seeds = 5,
    TuningSeeds = 1, Article = "../ARTICLE.md")]
[Translation("zh-CN", "只改变文本量、只改变文本或只改变模型时，最佳批大小会变吗？",
    Summary = "有文章最后说，批大小需根据数据、任务和硬件调整。本实验每次只改变文本量、文本或模型之一，求损失最低的批大小，以及损失比最优值至多高 0.1 nat/词元的最大批大小。"
        + "Zhang 等（2024，arXiv:2410.21676）发现，可用的最大批大小约随文本量的平方根增长，而几乎不随模型变化。")]
[Scaled(Scale.Quick, Seeds = 3)]
[Measure<ValidationLoss>]
public sealed partial record Context : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(1, 4, 8, 16, 32, 64)]
    public int BatchSize { get; init; } = 16;

    /// <summary>What differs from the baseline.</summary>
    [Axis<Change>(Change.None, Change.LessText, Change.OtherText, Change.SmallerModel,
        Quick = [Change.None, Change.OtherText, Change.SmallerModel])]
    public Change Change { get; init; } = Change.None;

    /// <summary>Peak learning rate, tuned for each batch size and change on a seed that no claim uses.</summary>
    /// <remarks>
    /// In a first study, the lowest rate was 7.5e-4, and it was the best rate for a batch of 1 on the Markov chain. So 3.75e-4 was added.
    /// </remarks>
    [Axis<double>(3.75e-4, 7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2), TunedPer(nameof(BatchSize), nameof(Change))]
    public double LearningRate { get; init; } = 6e-3;

    public override LlamaConfig Model => LlamaConfig.Nano with
    {
        HiddenSize = Change == Change.SmallerModel ? 32 : 64,
        IntermediateSize = Change == Change.SmallerModel ? 88 : 176,
        TieWordEmbeddings = true,
    };

    public override Corpus Corpus => Change == Change.OtherText
        ? Corpora.MarkovText with { SequenceLength = 32 }
        : Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = Change == Change.LessText ? 204_800 : 819_200,    // 100 and 400 steps of the largest batch
        Schedule = Schedule.Cosine(warmup: 0.1),
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = LearningRate,
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    // The tolerance of 0.1 nats/token is that of the study LearningRates. The margin of 0.23 means a factor of 1.26, a third of the
    // distance between neighboring batch sizes on a log scale.
    [Claim("Only the amount of text: with four times the text, the largest batch within 0.1 of the best loss is larger", Source = "C32b")]
    [Translation("zh-CN", "只改变文本量：文本为四倍时，与最优损失相差不超过 0.1 nat/词元的最大批更大")]
    private static Verdict GrowsWithText(Results r) => Largest(r, Change.None).IsAbove(Largest(r, Change.LessText), margin: 0.23);

    [Claim("Only the text: for a Markov chain, the largest batch within 0.1 of the best loss is larger than for documentation",
        Source = "C32b")]
    [Translation("zh-CN", "只改变文本：对马尔可夫链文本，与最优损失相差不超过 0.1 nat/词元的最大批比文档文本的更大")]
    private static Verdict DependsOnText(Results r) => Largest(r, Change.OtherText).IsAbove(Largest(r, Change.None), margin: 0.23);

    [Claim("Only the model: for 3.5 times the parameters, the largest batch within 0.1 of the best loss is larger", Source = "C32b")]
    [Translation("zh-CN", "只改变模型：参数为 3.5 倍时，与最优损失相差不超过 0.1 nat/词元的最大批更大")]
    private static Verdict GrowsWithModel(Results r) => Largest(r, Change.None).IsAbove(Largest(r, Change.SmallerModel), margin: 0.23);

    [Claim("Only the text: for a Markov chain, the batch with the lowest loss is larger than for documentation", Source = "C32b")]
    [Translation("zh-CN", "只改变文本：对马尔可夫链文本，损失最低的批比文档文本的更大")]
    private static Verdict BestDependsOnText(Results r) => Best(r, Change.OtherText).IsAbove(Best(r, Change.None), margin: 0.23);

    // The margin of 0.69 is ln 2: if the text grows by a factor of four, its square root grows by a factor of two.
    [Claim("The largest batch within 0.1 of the best loss grows faster than the square root of the amount of text")]
    [Translation("zh-CN", "与最优损失相差不超过 0.1 nat/词元的最大批，其增长快于文本量的平方根")]
    private static Verdict GrowsFasterThanTheRoot(Results r) =>
        Largest(r, Change.None).IsAbove(Largest(r, Change.LessText), margin: 0.69);

    private static Samples Largest(Results r, Change change) =>
        Losses(r, change).Along(nameof(BatchSize), lowest: 1).HighestWithin(0.1);

    private static Samples Best(Results r, Change change) => Losses(r, change).Along(nameof(BatchSize), lowest: 1).BestLevel();

    private static Samples Losses(Results r, Change change) =>
        r.EqualTokens.ValidationLoss(batchSize: [1, 4, 8, 16, 32, 64], change: change);
}
