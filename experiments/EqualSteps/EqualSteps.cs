namespace LlamaBatch.Experiments;

/// <summary>
/// An article holds that a batch of 100 converges faster than 16 or 32, and does not say what is counted. This experiment counts steps:
/// every batch size makes 500 of them, so 100 reads six times the text of 16.
/// </summary>
/// <remarks>The first study had five seeds and one claim. Five more seeds came with the further claims, which share its error.</remarks>
[Experiment("Does a batch of 100 sequences have a lower loss after the same number of steps?", Seeds = 10, TuningSeeds = 3,
    Article = "../ARTICLE.md")]
[Translation("zh-CN", "步数相同时，批大小 100 的损失更低吗？",
    Summary = "有文章称，批大小 100 比 16 或 32 收敛更快，但没有说明计量什么。本实验以步数计：各批大小均训练 500 步，因此 100 所读的文本是 16 的六倍多。")]
[Scaled(Scale.Quick, Seeds = 3, TuningSeeds = 1)]
[Measure<ValidationLoss>, Measure<Accuracy>]
public sealed partial record EqualSteps : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    /// <remarks>500 steps of 512 would read some of the text twice.</remarks>
    [Axis<int>(16, 32, 100, 256)]
    public int BatchSize { get; init; } = 100;

    /// <summary>Peak learning rate, tuned for each batch size after 500 steps, on seeds that no claim uses.</summary>
    /// <remarks>An earlier study used the rates that the first <c>BatchSize100</c> had chosen for 3.3 million tokens.</remarks>
    [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 6e-3;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Steps = 500,
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

    [Claim("A batch of 100 converges faster than 16 or 32: after 500 steps, its validation loss is lower", Source = "C06d")]
    [Translation("zh-CN", "批大小 100 比 16 和 32 收敛更快：训练 500 步后，其验证损失更低")]
    private static Verdict IsAheadAfterEqualSteps(Results r) =>
        r.EqualSteps.ValidationLoss(batchSize: 100)
            .IsBelow(r.EqualSteps.ValidationLoss(batchSize: [16, 32]), margin: 0.01);

    [Claim("After 500 steps, the larger the batch, the lower the validation loss, from 16 up to 256", Source = "C02e")]
    [Translation("zh-CN", "训练 500 步后，从 16 到 256，批越大，验证损失越低")]
    private static Verdict LargerLosesLess(Results r) =>
        r.EqualSteps.ValidationLoss(batchSize: [16, 32, 100, 256]).IsDecreasing(margin: 0.01);

    [Claim(
        "After 500 steps, a batch of 100 has a lower validation loss than 16, and that of 256 is lower by less than 0.1",
        Source = "C10d")]
    [Translation("zh-CN", "训练 500 步后，批大小 100 的验证损失低于 16，而 256 比 100 降低不到 0.1")]
    private static Verdict GainsLittleAbove(Results r) =>
        r.EqualSteps.ValidationLoss(batchSize: 100).IsBelow(r.EqualSteps.ValidationLoss(batchSize: 16), margin: 0.01)
        & r.EqualSteps.ValidationLoss(batchSize: 100).IsNoWorseThan(r.EqualSteps.ValidationLoss(batchSize: 256), margin: 0.1);

    [Claim("After 500 steps, a batch of 100 is among the most accurate", Source = "C17b")]
    [Translation("zh-CN", "训练 500 步后，批大小 100 属于准确率最高之列")]
    private static Verdict IsMostAccurate(Results r) =>
        r.EqualSteps.Accuracy(batchSize: 100).IsBestOf(r.EqualSteps.Accuracy(batchSize: [16, 32, 256]), margin: 0.005);
}
