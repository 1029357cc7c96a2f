namespace LlamaBatch.Experiments;

/// <summary>
/// An article says that a batch of 100 reaches the expected result reliably. This experiment trains three batch sizes on 20
/// seeds each, at the learning rates and the length of the first BatchSize100, and compares how much the final losses differ between seeds.
/// </summary>
[Experiment("Does a batch of 100 reach its loss reliably?", Seeds = 20, Article = "../ARTICLE.md")]
[Translation("zh-CN", "批大小 100 能稳定地达到其损失吗？",
    Summary = "有文章称，批大小 100 能较为稳定地达到预期结果。本实验的三种批大小各用 20 个种子训练，学习率和训练长度与首次的 BatchSize100 相同，比较最终损失在种子间的离散程度。")]
[Scaled(Scale.Quick, Tokens = 409_600, Seeds = 10)]
[Measure<ValidationLoss>]
public sealed partial record Reliability : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 100, 512, Quick = [16, 100])]
    public int BatchSize { get; init; } = 100;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 3_300_000,    // as in BatchSize100, because its rates suit this length
        Schedule = Schedule.Cosine(warmup: 0.1),
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = BatchSize == 512 ? 2.4e-2 : 6e-3,    // the rates that the first BatchSize100 chose
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    // The margin is half of the usual margin of a loss. The mean distance from the median is about 0.8 standard deviations.
    [Claim(
        "A batch of 100 reaches its loss as reliably as 16 and 512: between seeds, its final loss varies by at most 0.005 more",
        Source = "C30b")]
    [Translation("zh-CN", "批大小 100 与批大小 16、512 同样稳定地达到其损失：其最终损失在种子间的离散程度至多大 0.005 nat/词元")]
    private static Verdict IsReliable(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 100).Spread()
            .IsNoWorseThan(r.EqualTokens.ValidationLoss(batchSize: [16, 512]).Spread(), margin: 0.005);

    [Claim("The final loss of a batch of 100 varies less between seeds than that of 16", Source = "C30b")]
    [Translation("zh-CN", "批大小 100 的最终损失在种子间的离散程度小于批大小 16 的")]
    private static Verdict VariesLess(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 100).Spread()
            .IsBelow(r.EqualTokens.ValidationLoss(batchSize: 16).Spread(), margin: 0);
}
