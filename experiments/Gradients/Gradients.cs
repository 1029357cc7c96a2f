namespace LlamaBatch.Experiments;

/// <summary>
/// An article says that a batch of 100 has a moderate bias. This experiment trains a model with a batch of 100 and, at five moments of the
/// run, compares the gradients of batches of five sizes with the gradient of 8,192 other sequences.
/// </summary>
/// <remarks>
/// The batches of all sizes are made of the same 8,192 sequences. With the same seed, all levels train the same weights, because a level
/// changes only which gradients are measured.
/// </remarks>
[Experiment("Does the gradient of a batch of 100 sequences have a bias, and how much noise?", Seeds = 8, Article = "../ARTICLE.md")]
[Translation("zh-CN", "100 个序列的批，其梯度有偏差吗？噪声又有多大？",
    Summary = "有文章称，批大小 100 的偏差适中。本实验以批大小 100 训练模型，并在训练过程的五个时刻，将五种大小的批的梯度与另外 8,192 个序列的梯度比较。")]
[Scaled(Scale.Quick, Tokens = 819_200, Seeds = 3)]
[Measure<ValidationLoss>, Measure<GradientVariance>, Measure<GradientSquare>]
[Measure<GradientBias>(EveryTokens = 320_000), Measure<GradientCosine>(EveryTokens = 320_000)]
[Measure<SignalToNoise>(EveryTokens = 320_000)]
[Target<ValidationLoss>(2.2), Target<ValidationLoss>(1.6)]
public sealed partial record Gradients : LlamaExperiment
{
    /// <summary>The number of sequences in a batch whose gradient is measured.</summary>
    [Axis<int>(16, 32, 100, 256, 512, Quick = [16, 100, 512])]
    public int BatchSize { get; init; } = 100;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 100, Tokens = 1_600_000, Schedule = Schedule.Constant(warmup: 0.05) };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, Beta2 = 0.95, WeightDecay = 0.1 };

    public override Probe Probe => new() { BatchSize = BatchSize, Batches = 8_192 / BatchSize, Reference = 8_192 };

    [Claim("A batch of 100 has a moderate bias: above that of 512 and below that of 16", Source = "C26a")]
    [Translation("zh-CN", "批大小 100 的偏差适中：大于批大小 512 的偏差，小于批大小 16 的偏差")]
    private static Verdict HasModerateBias(Results r) =>
        r.EqualTokens.GradientBias(batchSize: 100)
            .IsBetween(r.EqualTokens.GradientBias(batchSize: 512), r.EqualTokens.GradientBias(batchSize: 16), margin: 0.05);

    [Claim("The gradient of a batch has no bias, whether of 16, 32, 100, 256 or 512 sequences")]
    [Translation("zh-CN", "批的梯度没有偏差，无论批大小是 16、32、100、256 还是 512")]
    private static Verdict HasNoBias(Results r) =>
        r.EqualTokens.GradientBias(batchSize: [16, 32, 100, 256, 512]).IsEquivalentTo(0, margin: 0.05);

    [Claim("A batch of 100 has moderate noise: its signal-to-noise ratio is above that of 16 and below that of 512", Source = "C26b")]
    [Translation("zh-CN", "批大小 100 的噪声适中：其梯度信噪比高于批大小 16 的，低于批大小 512 的")]
    private static Verdict HasModerateNoise(Results r) =>
        r.EqualTokens.SignalToNoise(batchSize: 100)
            .IsBetween(r.EqualTokens.SignalToNoise(batchSize: 16), r.EqualTokens.SignalToNoise(batchSize: 512));

    [Claim("The signal-to-noise ratio rises in proportion to the batch size")]
    [Translation("zh-CN", "梯度信噪比与批大小成正比")]
    private static Verdict SignalIsProportional(Results r) =>
        r.EqualTokens.SignalToNoise(batchSize: [16, 32, 100, 256, 512]).Exponent().IsEquivalentTo(1, margin: 0.05);

    [Claim("The larger the batch, the better its gradient points along the reference")]
    [Translation("zh-CN", "批越大，其梯度的方向越接近参考梯度")]
    private static Verdict CosineRises(Results r) =>
        r.EqualTokens.GradientCosine(batchSize: [16, 32, 100, 256, 512]).IsIncreasing(margin: 0.01);

    [Claim("The gradient noise scale grows as the loss falls: at a validation loss of 1.6, it is larger than at 2.2")]
    [Translation("zh-CN", "梯度噪声尺度随损失下降而增大：验证损失为 1.6 时大于 2.2 时")]
    private static Verdict NoiseGrows(Results r) =>
        r.Matched(1.6).GradientVariance().Over(r.Matched(1.6).GradientSquare())
            .IsAbove(r.Matched(2.2).GradientVariance().Over(r.Matched(2.2).GradientSquare()));

    [Claim("At a validation loss of 1.6, the gradient noise scale is below 100 sequences: a batch of 100 has more signal than noise")]
    [Translation("zh-CN", "验证损失为 1.6 时，梯度噪声尺度低于 100 个序列：批大小 100 的信号多于噪声")]
    private static Verdict HasMoreSignal(Results r) =>
        r.Matched(1.6).GradientVariance().Over(r.Matched(1.6).GradientSquare()).IsBelow(100);
}
