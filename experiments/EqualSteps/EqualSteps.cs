namespace LlamaBatch.Experiments;

/// <summary>
/// An article holds that a batch of 100 converges faster than 16 or 32, and does not say what is counted. This experiment counts steps:
/// every batch size makes 500 of them, so 100 reads six times the text of 16.
/// </summary>
[Experiment("Does a batch of 100 sequences have a lower loss after the same number of steps?", Seeds = 5, Article = "../ARTICLE.md")]
[Translation("zh-CN", "步数相同时，批大小 100 的损失更低吗？",
    Summary = "有文章称，批大小 100 比 16 或 32 收敛更快，但没有说明计量什么。本实验以步数计：各批大小均训练 500 步，因此 100 所读的文本是 16 的六倍多。")]
[Scaled(Scale.Quick, Seeds = 3)]
[Measure<ValidationLoss>]
public sealed partial record EqualSteps : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 32, 100)]
    public int BatchSize { get; init; } = 100;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 500 * 32 * BatchSize,    // 500 steps
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

    [Claim("A batch of 100 converges faster than 16 or 32: after 500 steps, its validation loss is lower", Source = "C06d")]
    [Translation("zh-CN", "批大小 100 比 16 和 32 收敛更快：训练 500 步后，其验证损失更低")]
    private static Verdict IsAheadAfterEqualSteps(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 100).AcrossTokenBudgets()
            .IsBelow(r.EqualTokens.ValidationLoss(batchSize: [16, 32]).AcrossTokenBudgets(), margin: 0.01);
}
