namespace LlamaBatch.Experiments;

/// <summary>
/// An article holds that a batch of 100 converges faster than 16 or 32, and does not say what is counted. This experiment counts time:
/// every batch size trains for four seconds of one processor core that computes the whole batch at once. The tokens of a trial follow from
/// the speeds that <c>WholeBatch</c> measured, so the load of the machine does not change the result.
/// </summary>
[Experiment("Does a batch of 100 sequences have a lower loss after the same time?", Seeds = 5, Article = "../ARTICLE.md")]
[Translation("zh-CN", "训练时间相同时，批大小 100 的损失更低吗？",
    Summary = "有文章称，批大小 100 比 16 或 32 收敛更快，但没有说明计量什么。本实验以时间计：各批大小均在一次计算整批的单个处理器核心上训练四秒。"
        + "试验的词元数由 WholeBatch 测得的速度算出，因此机器的负载不影响结果。")]
[Scaled(Scale.Quick, Seeds = 3)]
[Measure<ValidationLoss>]
public sealed partial record EqualTime : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 32, 100)]
    public int BatchSize { get; init; } = 100;

    /// <summary>Tokens per second of one core of an AMD EPYC, from the report of <c>WholeBatch</c>.</summary>
    private int Speed => BatchSize switch { 16 => 264_000, 32 => 249_000, _ => 210_900 };

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        MicroBatch = BatchSize,    // as WholeBatch; it does not change what is learned
        Tokens = 4 * Speed,    // four seconds
        Schedule = Schedule.Cosine(warmup: 0.1),
    };

#pragma warning disable LB2013    // the first BatchSize100 tuned the rate of each batch size and chose the same
    public override AdamW Optimizer => new()
    {
        LearningRate = 6e-3,    // the rate that the first BatchSize100 chose for 16, for 32 and for 100
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };
#pragma warning restore LB2013

    public override Validation Validation => new() { Windows = 512 };

    [Claim(
        "A batch of 100 converges faster than 16 or 32: after four seconds of one processor core, its validation loss is lower",
        Source = "C06e")]
    [Translation("zh-CN", "批大小 100 比 16 和 32 收敛更快：在一个处理器核心上训练四秒后，其验证损失更低")]
    private static Verdict IsAheadAfterEqualTime(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 100).AcrossTokenBudgets()
            .IsBelow(r.EqualTokens.ValidationLoss(batchSize: [16, 32]).AcrossTokenBudgets(), margin: 0.01);
}
