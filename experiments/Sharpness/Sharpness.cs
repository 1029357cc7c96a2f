namespace LlamaBatch.Experiments;

/// <summary>Which learning rate a batch size has.</summary>
public enum RateChoice
{
    /// <summary>The rate that <c>ManyEpochs</c> tuned for the batch size.</summary>
    Own,

    /// <summary>3e-3 for all batch sizes, the rate tuned for 100.</summary>
    Common,
}

/// <summary>
/// Keskar et al. (2017, arXiv:1609.04836) hold that a large batch ends where the loss is sharper, and so generalizes worse. An article says
/// that a large batch gets stuck in local optima. This experiment reads a small text 50 times with three batch sizes. It measures how
/// sharp the loss is around the weights. It also measures how far the loss on the straight line from the weights of the middle of training to
/// later weights lies above the line between the two losses. Such a barrier shows that the weights are not in one convex valley. Each batch
/// size has the learning rate that ManyEpochs tuned on two seeds, which did not separate the rates of 256. In full-batch gradient descent, a
/// higher rate alone leads to flatter places (Cohen et al. 2021, arXiv:2103.00065), so all batch sizes are also trained at one common rate.
/// </summary>
/// <remarks>
/// The text, the length and the rates are those of <c>ManyEpochs</c>, which tuned a rate for each batch size on other seeds. The weights are
/// not averaged, because sharpness is measured at the current weights. Claims and margins were written before the results, but the loss of
/// the first claim was 1.7 then. Two seeds of 16 had passed it before the first measurement. The common rate and its claims were added
/// after the results at the tuned rates, and before its own results.
/// </remarks>
[Experiment("Does a large batch end in a sharper minimum?", Seeds = 5, Article = "../ARTICLE.md")]
[Translation("zh-CN", "大批会停在更尖锐的极小值处吗？",
    Summary = "Keskar 等（2017，arXiv:1609.04836）认为，大批停在损失更尖锐之处，因此泛化较差；有文章称，大批容易陷入局部最优。本实验以三种批大小把少量文本读取 50 遍，测量权重附近损失的尖锐程度，"
        + "以及从训练中点的权重到此后权重的直线上，损失高出两端损失连线多少。这种势垒说明权重不在同一个凸的低谷中。"
        + "每种批大小使用 ManyEpochs 以两个种子调优的学习率（这两个种子无法区分批大小 256 的学习率）；"
        + "在全批梯度下降中，学习率较高本身就会到达较平坦之处（Cohen 等，2021，arXiv:2103.00065），因此各种批大小还以同一学习率训练。")]
[Scaled(Scale.Quick, Tokens = 819_200, Seeds = 3)]
[Measure<ValidationLoss>(EveryTokens = 163_840), Measure<SeenLoss>(EveryTokens = 163_840)]
[Measure<TopEigenvalue>(EveryTokens = 163_840), Measure<SamSharpness>(EveryTokens = 163_840), Measure<LossBarrier>(EveryTokens = 163_840)]
[Target<SeenLoss>(1.5)]
public sealed partial record Sharpness : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 100, 256)]
    public int BatchSize { get; init; } = 100;

    /// <summary>Which learning rate the batch size has.</summary>
    [Axis<RateChoice>(RateChoice.Own, RateChoice.Common)]
    public RateChoice Rate { get; init; } = RateChoice.Own;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32, TrainingLimit = 65_536 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 3_276_800,    // 50 epochs, and 400 steps of the largest batch
        Schedule = Schedule.Constant(warmup: 0.05),
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = Rate == RateChoice.Common ? 3e-3 : BatchSize switch { 16 => 1.2e-2, 100 => 3e-3, _ => 1.5e-3 },
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    public override Probe Probe => new() { SharpnessSequences = 256, BarrierFrom = 0.5 };

    [Claim("A large batch is at a sharper place: at a loss on seen text of 1.5, the largest eigenvalue at 256 is above that at 16")]
    [Translation("zh-CN", "大批处于更尖锐之处：已见文本损失为 1.5 时，批大小 256 的最大特征值大于批大小 16 的")]
    private static Verdict LargeIsSharperOnTheWay(Results r) =>
        r.Matched(1.5).TopEigenvalue(batchSize: 256).IsAbove(r.Matched(1.5).TopEigenvalue(batchSize: 16), margin: 0.1);

    [Claim("A large batch ends in a sharper minimum: after the same text, the largest eigenvalue at 256 is above that at 16")]
    [Translation("zh-CN", "大批停在更尖锐的极小值处：训练同样多的文本后，批大小 256 的最大特征值大于批大小 16 的")]
    private static Verdict LargeEndsSharper(Results r) =>
        r.EqualTokens.TopEigenvalue(batchSize: 256).IsAbove(r.EqualTokens.TopEigenvalue(batchSize: 16), margin: 0.1);

    [Claim("A step along the gradient raises the loss more at 256 than at 16, after the same text")]
    [Translation("zh-CN", "训练同样多的文本后，沿梯度走一步，批大小 256 的损失升高多于批大小 16 的")]
    private static Verdict LargeRisesMore(Results r) =>
        r.EqualTokens.SamSharpness(batchSize: 256).IsAbove(r.EqualTokens.SamSharpness(batchSize: 16), margin: 0.1);

    [Claim("A batch of 100 gets stuck less: from the middle of training on, the loss barrier is higher at 100 than at 256", Source = "C16")]
    [Translation("zh-CN", "批大小 100 不易陷入局部最优：从训练中点起，批大小 100 的损失势垒高于批大小 256 的（有势垒说明权重已离开原来的低谷）")]
    private static Verdict LeavesItsValley(Results r) =>
        r.EqualTokens.LossBarrier(batchSize: 100).IsAbove(r.EqualTokens.LossBarrier(batchSize: 256), margin: 0.01);

    [Claim("At the same rate, a large batch is at a sharper place: at a loss of 1.5, the largest eigenvalue at 256 is above that at 16")]
    [Translation("zh-CN", "学习率相同时，大批处于更尖锐之处：损失为 1.5 时，批大小 256 的最大特征值大于批大小 16 的")]
    private static Verdict LargeIsSharperAtTheSameRate(Results r) =>
        r.Matched(1.5).TopEigenvalue(batchSize: 256, rate: RateChoice.Common)
            .IsAbove(r.Matched(1.5).TopEigenvalue(batchSize: 16, rate: RateChoice.Common), margin: 0.1);

    [Claim("At the same rate, a large batch ends sharper: after the same text, the largest eigenvalue at 256 is above that at 16")]
    [Translation("zh-CN", "学习率相同时，大批停在更尖锐之处：训练同样多的文本后，批大小 256 的最大特征值大于批大小 16 的")]
    private static Verdict LargeEndsSharperAtTheSameRate(Results r) =>
        r.EqualTokens.TopEigenvalue(batchSize: 256, rate: RateChoice.Common)
            .IsAbove(r.EqualTokens.TopEigenvalue(batchSize: 16, rate: RateChoice.Common), margin: 0.1);

    [Claim("A higher rate alone leads to a flatter place: at 16, the largest eigenvalue is lower at 1.2e-2 than at 3e-3")]
    [Translation("zh-CN", "较高的学习率本身就会到达较平坦之处：批大小为 16 时，学习率 1.2e-2 的最大特征值小于 3e-3 的（Cohen 等，2021）")]
    private static Verdict HigherRateIsFlatter(Results r) =>
        r.EqualTokens.TopEigenvalue(batchSize: 16, rate: RateChoice.Own)
            .IsBelow(r.EqualTokens.TopEigenvalue(batchSize: 16, rate: RateChoice.Common), margin: 0.1);
}
