namespace LlamaBatch.Experiments;

/// <summary>
/// An article holds that a batch of 100 converges faster than 16 or 32, and does not say what is counted. This experiment counts time:
/// every batch size trains for four seconds of one processor core that computes the whole batch at once. The tokens of a trial follow from
/// the speeds that <c>WholeBatch</c> measured, so the load of the machine does not change the result.
/// </summary>
[Experiment("Does a batch of 100 sequences have a lower loss after the same time?", Seeds = 5, TuningSeeds = 3, Article = "../ARTICLE.md")]
[Translation("zh-CN", "训练时间相同时，批大小 100 的损失更低吗？",
    Summary = "有文章称，批大小 100 比 16 或 32 收敛更快，但没有说明计量什么。本实验以时间计：各批大小均在一次计算整批的单个处理器核心上训练四秒。"
        + "试验的词元数由 WholeBatch 测得的速度算出，因此机器的负载不影响结果。")]
[Scaled(Scale.Quick, Seeds = 3, TuningSeeds = 1)]
[Measure<ValidationLoss>, Measure<Accuracy>]
public sealed partial record EqualTime : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
#pragma warning disable LB3001    // four seconds are only 95 steps of 256, and 40 of 512, which is left out
    [Axis<int>(16, 32, 100, 256)]
    public int BatchSize { get; init; } = 100;
#pragma warning restore LB3001

    /// <summary>Peak learning rate, tuned for each batch size after four seconds, on seeds that no claim uses.</summary>
    /// <remarks>
    /// An earlier study used the rates that the first <c>BatchSize100</c> had chosen for 3.3 million tokens. On the tuning seeds, with
    /// the best warm-up, 2.4e-2 and 4.8e-2 were the best rates of no batch size, and were left out.
    /// </remarks>
    [Axis<double>(1.5e-3, 3e-3, 6e-3, 1.2e-2), TunedPer(nameof(BatchSize))]
    public double LearningRate { get; init; } = 6e-3;

    /// <summary>Share of the run in which the learning rate rises, tuned for each batch size with the rate.</summary>
    /// <remarks>
    /// A first study tuned the rate alone, with a warm-up of a tenth: 26 steps at 100 and 10 steps at 256. On the tuning seeds, longer
    /// warm-ups were better, and the longest of 0.1, 0.2, 0.4 and 0.8 was the best for 100 and 256. So 1 was added, and 0.1 left out.
    /// </remarks>
#pragma warning disable LB4005    // four seconds are so few steps that most of them may be a warm-up
    [Axis<double>(0.2, 0.4, 0.8, 1), TunedPer(nameof(BatchSize))]
    public double Warmup { get; init; } = 0.2;
#pragma warning restore LB4005

    /// <summary>Seconds of training.</summary>
    private const int Seconds = 4;

    /// <summary>Tokens per second of one core of an AMD EPYC, from the report of <c>WholeBatch</c>.</summary>
    private int Speed => BatchSize switch { 16 => 264_000, 32 => 249_000, 100 => 210_900, _ => 196_000 };

    public override double? MeasuredSpeed => Speed;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        MicroBatch = BatchSize,    // as WholeBatch; it does not change what is learned
        Tokens = Seconds * Speed,
        Schedule = Schedule.Cosine(Warmup),    // 10 steps of 256
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = LearningRate,
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    [Claim(
        "A batch of 100 converges faster than 16 or 32: after four seconds of one processor core, its validation loss is lower",
        Source = "C06e")]
    [Translation("zh-CN", "批大小 100 比 16 和 32 收敛更快：在一个处理器核心上训练四秒后，其验证损失更低")]
    private static Verdict IsAheadAfterEqualTime(Results r) =>
        r.EqualTime.ValidationLoss(batchSize: 100)
            .IsBelow(r.EqualTime.ValidationLoss(batchSize: [16, 32]), margin: 0.01);

    [Claim(
        "After four seconds of one processor core, the larger the batch, the lower the validation loss, from 16 up to 256",
        Source = "C02f")]
    [Translation("zh-CN", "在一个处理器核心上训练四秒后，从 16 到 256，批越大，验证损失越低")]
    private static Verdict LargerLosesLess(Results r) =>
        r.EqualTime.ValidationLoss(batchSize: [16, 32, 100, 256]).IsDecreasing(margin: 0.01);

    [Claim(
        "After four seconds of one processor core, a batch of 100 has a lower validation loss than 16, "
            + "and that of 256 is lower by less than 0.1",
        Source = "C10e")]
    [Translation("zh-CN", "在一个处理器核心上训练四秒后，批大小 100 的验证损失低于 16，而 256 比 100 降低不到 0.1")]
    private static Verdict GainsLittleAbove(Results r) =>
        r.EqualTime.ValidationLoss(batchSize: 100).IsBelow(r.EqualTime.ValidationLoss(batchSize: 16), margin: 0.01)
        & r.EqualTime.ValidationLoss(batchSize: 100).IsNoWorseThan(r.EqualTime.ValidationLoss(batchSize: 256), margin: 0.1);

    [Claim("After four seconds of one processor core, a batch of 100 is among the most accurate", Source = "C17c")]
    [Translation("zh-CN", "在一个处理器核心上训练四秒后，批大小 100 属于准确率最高之列")]
    private static Verdict IsMostAccurate(Results r) =>
        r.EqualTime.Accuracy(batchSize: 100).IsBestOf(r.EqualTime.Accuracy(batchSize: [16, 32, 256]), margin: 0.005);
}
