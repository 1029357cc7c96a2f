namespace LlamaBatch.Experiments;

/// <summary>
/// An article says that a batch size of 100 makes the learning rate easy to tune, and that a small batch needs a small learning rate. It
/// calls small batches more stable in one place and large batches in another. Marek et al. 2025 (arXiv:2507.07101) find that small batches
/// have a wider range of good learning rates. This experiment trains five batch sizes at ten learning rates each. A run counts as
/// failed if it ends more than 1 nat/token above the best loss of its batch size. This rule favors large batches, because their best loss
/// is higher.
/// </summary>
/// <remarks>
/// No axis is tuned: every rate is trained on every seed, and each quantity that is read from a curve over the rates is computed seed by
/// seed. The claims about the end of training use the rates that the first <c>BatchSize100</c> chose on other seeds. So no rate is chosen
/// by the results that judge it.
/// </remarks>
[Experiment("Which batch size makes the learning rate easy to tune, and training stable?", Seeds = 5, Article = "../ARTICLE.md")]
[Translation("zh-CN", "哪种批大小使学习率易于调节、训练稳定？",
    Summary = "有文章称批大小 100 的学习率更易调节，小批需要较小的学习率；又先后称小批和大批更为稳定。Marek 等（2025，arXiv:2507.07101）则发现，批越小，合适的学习率范围越宽。本实验的五种批大小各用十个学习率训练。"
        + "若最终损失比该批大小的最优损失高 1 nat/词元以上，则视为训练失败；这对大批有利，因为训练同样多的文本后，其最优损失较高。")]
[Scaled(Scale.Quick, Tokens = 819_200, Seeds = 3)]
[Measure<ValidationLoss>(EveryTokens = 40_960), Measure<ValidationJitter>(EveryTokens = 40_960)]
[Measure<Accuracy>(EveryTokens = 40_960), Measure<AccuracyJitter>(EveryTokens = 40_960)]
[Measure<TrainLoss>, Measure<LossJitter>, Measure<SpikeRate>]
public sealed partial record LearningRates : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 32, 100, 256, 512, Quick = [16, 100, 256])]
    public int BatchSize { get; init; } = 100;

    /// <summary>Peak learning rate.</summary>
    /// <remarks>The highest rate is 32 times the tuned rate of 16 and 100 in <c>BatchSize100</c>, so that training may fail.</remarks>
#pragma warning disable LB7003    // a failing rate is what the study looks for
    [Axis<double>(3.75e-4, 7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2, 9.6e-2, 1.92e-1)]
#pragma warning restore LB7003
    public double LearningRate { get; init; } = 6e-3;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 1_638_400,    // 100 steps of the largest batch
        Schedule = Schedule.Cosine(warmup: 0.1),    // 10 steps of the largest batch
    };

    public override AdamW Optimizer => new()
    {
        LearningRate = LearningRate,
        // The half-life of β₂ in tokens is the same for all batch sizes (Marek et al. 2025), but β₂ is at least β₁².
        Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 128, toBatch: BatchSize, atLeast: 0.81),
        WeightDecay = 0.1,
    };

    public override Validation Validation => new() { Windows = 512 };

    /// <summary>All learning rates.</summary>
    private static Levels<double> Rates => [3.75e-4, 7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2, 9.6e-2, 1.92e-1];

    // A loss higher by 0.1 nats/token means a perplexity higher by a tenth, which a reader of generated text would hardly notice. The
    // margin of 0.1 decade is a factor of 1.26, a third of the distance between neighboring rates on a log scale.
    [Claim(
        "The learning rate is easier to tune at 100 than at any other size: the range of rates within 0.1 of the best loss is wider",
        Source = "C27a")]
    [Translation("zh-CN", "批大小 100 的学习率比其他各批大小都更易调节：与最优损失相差不超过 0.1 nat/词元的学习率范围更宽")]
    private static Verdict HasTheWidestRange(Results r) => Width(r, 100).IsAbove(Width(r, [16, 32, 256, 512]), margin: 0.1);

    [Claim(
        "The learning rate is easier to tune at 100 than at any other size: the mean loss over all rates is nearer to the best",
        Source = "C27a")]
    [Translation("zh-CN", "批大小 100 的学习率比其他各批大小都更易调节：各学习率的平均损失更接近最优损失")]
    private static Verdict IsLeastSensitive(Results r) => Sensitivity(r, 100).IsBelow(Sensitivity(r, [16, 32, 256, 512]), margin: 0.01);

    [Claim("A small batch needs a small learning rate: the best rate rises with the batch size from 16 to 100", Source = "C28")]
    [Translation("zh-CN", "小批需要较小的学习率：从 16 到 100，最优学习率随批大小上升")]
    private static Verdict BestRateRises(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: [16, 32, 100], learningRate: Rates)
            .Along(nameof(LearningRate)).BestLevel().Exponent().IsAbove(0);

    [Claim("100 tolerates a larger learning rate than 16: the highest rate within 0.1 of the best loss is higher", Source = "C28")]
    [Translation("zh-CN", "批大小 100 可以承受比批大小 16 更大的学习率：与最优损失相差不超过 0.1 nat/词元的最高学习率更高")]
    private static Verdict ToleratesLargerRate(Results r) =>
        Highest(r, 100, within: 0.1).IsAbove(Highest(r, 16, within: 0.1), margin: 0.23);

    [Claim("At 100, twice the learning rate that suits 16 makes training faster: after the same text the loss is lower", Source = "C29")]
    [Translation("zh-CN", "批大小为 100 时，取批大小 16 适用的学习率的两倍能加快训练：训练同样多的文本后损失更低")]
    private static Verdict LargerRateIsFaster(Results r) =>
        r.EqualTokens.ValidationLoss(batchSize: 100, learningRate: 1.2e-2)
            .IsBelow(r.EqualTokens.ValidationLoss(batchSize: 100, learningRate: 6e-3), margin: 0.01);

    [Claim("A small batch is more stable: over the same learning rates, the training loss spikes less at 16 than at 100", Source = "C03")]
    [Translation("zh-CN", "小批更稳定：在相同的一组学习率下，批大小 16 的训练损失尖峰比批大小 100 少")]
    private static Verdict SmallSpikesLess(Results r) => Spikes(r, 16).IsBelow(Spikes(r, 100), margin: 0.001);

    // A training that ends more than 1 nat/token above the best loss has failed, whether or not it diverged.
    [Claim("A small batch is more stable: training fails only at a higher learning rate at 16 than at 512", Source = "C03")]
    [Translation("zh-CN", "小批更稳定：与批大小 512 相比，批大小 16 要到更高的学习率才会训练失败")]
    private static Verdict SmallFailsLater(Results r) => Highest(r, 16, within: 1).IsAbove(Highest(r, 512, within: 1), margin: 0.23);

    [Claim(
        "A small batch converges unstably: over the same learning rates, the training loss spikes more at 16 than at 100",
        Source = "C13")]
    [Translation("zh-CN", "小批收敛不稳定：在相同的一组学习率下，批大小 16 的训练损失尖峰比批大小 100 多")]
    private static Verdict SmallSpikesMore(Results r) => Spikes(r, 16).IsAbove(Spikes(r, 100), margin: 0.001);

    [Claim("A large batch is easier to train stably: training fails only at a higher learning rate at 512 than at 16", Source = "C15")]
    [Translation("zh-CN", "大批更易于稳定训练：与批大小 16 相比，批大小 512 要到更高的学习率才会训练失败")]
    private static Verdict LargeFailsLater(Results r) => Highest(r, 512, within: 1).IsAbove(Highest(r, 16, within: 1), margin: 0.23);

    [Claim(
        "A batch of 100 reaches its accuracy more steadily than 16 or 32: the accuracy fluctuates less in the second half of training",
        Source = "C18")]
    [Translation("zh-CN", "批大小 100 比批大小 16 和 32 都更稳定地达到准确率：训练后半程中准确率的波动更小")]
    private static Verdict AccuracyIsSteadier(Results r) =>
        r.EqualTokens.AccuracyJitter(batchSize: 100, learningRate: 6e-3)
            .IsBelow(r.EqualTokens.AccuracyJitter(batchSize: [16, 32], learningRate: 6e-3), margin: 0.05);

    [Claim(
        "The validation loss at 100 fluctuates little in the second half of training: less than at 16, and no more than at 512",
        Source = "C31c")]
    [Translation("zh-CN", "批大小 100 在训练后半程中验证损失波动小：小于批大小 16 的，且不大于批大小 512 的")]
#pragma warning disable LB8027    // each batch size has the rate that the first BatchSize100 chose for it
    private static Verdict ValidationLossIsSteady(Results r) =>
        r.EqualTokens.ValidationJitter(batchSize: 100, learningRate: 6e-3)
            .IsBelow(r.EqualTokens.ValidationJitter(batchSize: 16, learningRate: 6e-3), margin: 0.05)
        & r.EqualTokens.ValidationJitter(batchSize: 100, learningRate: 6e-3)
            .IsNoWorseThan(r.EqualTokens.ValidationJitter(batchSize: 512, learningRate: 2.4e-2), margin: 0.05);
#pragma warning restore LB8027

    [Claim("The jitter of the training loss falls as one over the square root of the batch size (exponent −0.6 to −0.4)")]
    [Translation("zh-CN", "训练损失抖动与批大小的平方根成反比（幂指数在 −0.6 与 −0.4 之间）")]
    private static Verdict JitterFollowsTheSquareRoot(Results r) =>
        r.EqualTokens.LossJitter(batchSize: [16, 32, 100, 256, 512], learningRate: 6e-3).Exponent().IsBetween(-0.6, -0.4);

    private static Samples Width(Results r, Levels<int> batchSize) =>
        r.EqualTokens.ValidationLoss(batchSize: batchSize, learningRate: Rates).Along(nameof(LearningRate)).WidthWithin(0.1);

    private static Samples Sensitivity(Results r, Levels<int> batchSize) =>
        r.EqualTokens.ValidationLoss(batchSize: batchSize, learningRate: Rates).Along(nameof(LearningRate)).Sensitivity();

    private static Samples Highest(Results r, Levels<int> batchSize, double within) =>
        r.EqualTokens.ValidationLoss(batchSize: batchSize, learningRate: Rates).Along(nameof(LearningRate)).HighestWithin(within);

    private static Samples Spikes(Results r, Levels<int> batchSize) =>
        r.EqualTokens.SpikeRate(batchSize: batchSize, learningRate: Rates).Along(nameof(LearningRate)).Mean();
}
