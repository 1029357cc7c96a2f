namespace LlamaBatch.Experiments;

/// <summary>The rule that updates the weights.</summary>
public enum UpdateRule
{
    /// <summary>Stochastic gradient descent with a momentum of 0.9.</summary>
    Sgd,

    /// <summary>AdamW with a constant half-life of β₂ in tokens.</summary>
    AdamW,

    /// <summary>The same as <see cref="Sgd"/>, but gradients are not clipped.</summary>
    UnclippedSgd,
}

/// <summary>
/// People who change the batch size scale the learning rate with it: in proportion for SGD (Goyal et al. 2017, arXiv:1706.02677), with the
/// square root for Adam (Malladi et al. 2022, arXiv:2205.10287). Both rules are derived for batches far below the critical batch size.
/// Above it, the best rate of SGD should level off (McCandlish et al. 2018, arXiv:1812.06162). This experiment finds the best rate of four
/// batch sizes for both optimizers: a rate is a base rate of the optimizer, the same at every batch size, times a rate factor. The critical
/// batch size of the model trained here is about 15 to 30, so the range from 2 to 32 contains it, and theory expects the best rate of SGD to
/// grow somewhat more slowly than in proportion there. Gradients are clipped at norm 1, as is usual, which may act most on small batches.
/// SGD is also trained without clipping.
/// </summary>
/// <remarks>
/// No axis is tuned: every rate is trained on every seed, and each best rate is read from the mean curve over the rates. Claims and margins
/// were written before the results, and before a pilot with half of the text on one seed. The pilot showed that the grid holds the best
/// rates. SGD without clipping and its claims were added after the results with clipping, and before its own results.
/// </remarks>
[Experiment("How does the best learning rate grow with the batch size, for SGD and for AdamW?", Seeds = 5)]
[Translation("zh-CN", "SGD 和 AdamW 的最优学习率如何随批大小增长？",
    Summary = "改变批大小时，人们会相应调整学习率：SGD 按正比（Goyal 等，2017，arXiv:1706.02677），Adam 按平方根（Malladi 等，2022，arXiv:2205.10287）。两条规则都针对远小于临界批大小的批推导；"
        + "超过临界批大小后，SGD 的最优学习率应趋于平稳（McCandlish 等，2018，arXiv:1812.06162）。本实验求出两种优化器在四种批大小下的最优学习率，学习率为优化器的基准学习率（各批大小相同）乘以一个系数。"
        + "这种模型的临界批大小约为 15 至 30，在 2 至 32 的范围之内，因此按理论，增长应略慢于正比。"
        + "梯度按通常做法裁剪至范数 1，对小批的影响可能最大；SGD 另在不裁剪的条件下训练。")]
[Scaled(Scale.Quick, Tokens = 409_600, Seeds = 3)]
[Measure<ValidationLoss>(EveryTokens = 81_920)]
public sealed partial record RateLaws : LlamaExperiment
{
    /// <summary>The rule that updates the weights.</summary>
    [Axis<UpdateRule>(UpdateRule.Sgd, UpdateRule.AdamW, UpdateRule.UnclippedSgd)]
    public UpdateRule Rule { get; init; } = UpdateRule.AdamW;

    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(2, 8, 32, 128)]
    public int BatchSize { get; init; } = 32;

    /// <summary>The peak learning rate as a multiple of a usual rate: 0.1 for SGD, and 4e-3 for AdamW.</summary>
    [Axis<double>(0.015625, 0.03125, 0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16)]
    public double RateFactor { get; init; } = 1;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 819_200,    // 200 steps of the largest batch
        Schedule = Schedule.Cosine(warmup: 0.1),
        GradientClip = Rule == UpdateRule.UnclippedSgd ? 0 : 1,
    };

    public override Optimizer Optimizer => Rule switch
    {
        UpdateRule.Sgd or UpdateRule.UnclippedSgd => new Sgd { LearningRate = 0.1 * RateFactor },
        _ => new AdamW
        {
            LearningRate = 4e-3 * RateFactor,
            Beta2 = HalfLife.Rescale(beta: 0.95, fromBatch: 256, toBatch: BatchSize),
            WeightDecay = 0.1,
        },
    };

    public override Validation Validation => new() { Windows = 512 };

    private static Levels<double> Factors => [0.015625, 0.03125, 0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16];

    [Claim("From 2 to 32, the best rate of SGD is proportional to the batch size: exponent 0.75 to 1.25 (Goyal et al. 2017)")]
    [Translation("zh-CN", "从 2 到 32，SGD 的最优学习率与批大小成正比：幂指数在 0.75 与 1.25 之间（Goyal 等，2017）")]
    private static Verdict SgdIsLinear(Results r) => Exponent(r, UpdateRule.Sgd, [2, 8, 32]).IsBetween(0.75, 1.25);

    [Claim("From 2 to 32, the best rate of AdamW follows the square root of the batch size: exponent 0.25 to 0.75 (Malladi et al. 2022)")]
    [Translation("zh-CN", "从 2 到 32，AdamW 的最优学习率与批大小的平方根成正比：幂指数在 0.25 与 0.75 之间（Malladi 等，2022）")]
    private static Verdict AdamIsSquareRoot(Results r) => Exponent(r, UpdateRule.AdamW, [2, 8, 32]).IsBetween(0.25, 0.75);

    [Claim("From 2 to 32, the best rate of SGD rises faster with the batch size than that of AdamW")]
    [Translation("zh-CN", "从 2 到 32，SGD 的最优学习率随批大小上升得比 AdamW 的更快")]
    private static Verdict SgdRisesFaster(Results r) =>
        Exponent(r, UpdateRule.Sgd, [2, 8, 32]).IsAbove(Exponent(r, UpdateRule.AdamW, [2, 8, 32]), margin: 0.1);

    [Claim("From 8 to 128, the best rate of SGD rises more slowly than in proportion: exponent below 0.75 (McCandlish et al. 2018)")]
    [Translation("zh-CN", "从 8 到 128，SGD 的最优学习率上升得慢于正比：幂指数低于 0.75（McCandlish 等，2018）")]
    private static Verdict SgdLevelsOff(Results r) => Exponent(r, UpdateRule.Sgd, [8, 32, 128]).IsBelow(0.75);

    [Claim("Without clipping, from 2 to 32, the best rate of SGD is proportional to the batch size: exponent 0.75 to 1.25")]
    [Translation("zh-CN", "不裁剪时，从 2 到 32，SGD 的最优学习率与批大小成正比：幂指数在 0.75 与 1.25 之间（Goyal 等，2017）")]
    private static Verdict UnclippedSgdIsLinear(Results r) => Exponent(r, UpdateRule.UnclippedSgd, [2, 8, 32]).IsBetween(0.75, 1.25);

    [Claim("From 2 to 32, the best rate of SGD rises faster with the batch size without clipping than with it")]
    [Translation("zh-CN", "从 2 到 32，不裁剪时 SGD 的最优学习率随批大小上升得比裁剪时更快")]
    private static Verdict ClippingSlowsTheRise(Results r) =>
        Exponent(r, UpdateRule.UnclippedSgd, [2, 8, 32]).IsAbove(Exponent(r, UpdateRule.Sgd, [2, 8, 32]), margin: 0.1);

    private static Samples Exponent(Results r, UpdateRule rule, Levels<int> batchSize) =>
        r.EqualTokens.ValidationLoss(rule: rule, batchSize: batchSize, rateFactor: Factors)
            .Along(nameof(RateFactor)).BestLevel().Exponent();
}
