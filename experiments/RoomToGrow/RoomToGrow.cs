namespace LlamaBatch.Experiments;

/// <summary>
/// Merrill et al. (2025, arXiv:2505.23971) measure the critical batch size directly: they branch a run, continue it with other batches, and
/// ask which is the largest batch whose loss is still as low as that of the run. They find that it is near zero at the start, grows
/// quickly, and then levels off. This experiment branches a run of batch 16 at seven moments; the axis "start" is the number of tokens
/// before the branch. Each branch reads the same 102,400 tokens in batches of 1 to 128 sequences. The largest batch size within 0.01
/// nats/token of the best loss is the local critical batch size.
/// </summary>
/// <remarks>
/// The learning rate is proportional to the square root of the batch size, as in the paper, and is 0.003 at 16 sequences. It is not tuned
/// for each branch, so this rule may also cause a higher loss. All branches with the same start and the same seed share the steps before
/// the branch. The warm-up has the same length in all of them. A first study had three starts, no batch below that of the run, and a
/// warm-up that grew with the start. This study uses none of its trials. Its claims and margins were written before its results.
/// </remarks>
[Experiment("How far may the batch grow, early and late in training?", Seeds = 6)]
[Translation("zh-CN", "训练早期和后期，批可以增大多少？",
    Summary = "Merrill 等（2025，arXiv:2505.23971）直接测量临界批大小：从一次训练中分支，以不同的批大小继续，看损失仍同样低的最大批有多大。它开始时接近零，随后迅速增长，之后保持不变。"
        + "本实验在批大小为 16 的训练的七个时刻分支，各分支以 1 至 128 个序列的批读取同样的 102,400 个词元。与最优损失相差不超过 0.01 nat/词元的最大批即为局部临界批大小。")]
[Scaled(Scale.Quick, Seeds = 3)]
[Measure<ValidationLoss>(EveryTokens = 102_400)]
public sealed partial record RoomToGrow : LlamaExperiment
{
    /// <summary>Tokens on which the run trains before the branch.</summary>
    [Axis<int>(25_600, 51_200, 102_400, 204_800, 409_600, 819_200, 1_638_400, Quick = [25_600, 409_600])]
    public int Start { get; init; } = 25_600;

    /// <summary>Sequences per step of the branch.</summary>
    [Axis<int>(1, 2, 4, 8, 16, 32, 64, 128, Quick = [1, 16, 128])]
    public int BatchSize { get; init; } = 16;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    /// <summary>Tokens of the branch: 200 steps of 16 sequences, 25 of 128.</summary>
    private const int Branch = 102_400;

    public override Training Training => new()
    {
#pragma warning disable LB3001    // a branch is short, so that the batch size is local; its steps follow those of the run
        BatchSize = Math.Max(16, BatchSize),
#pragma warning restore LB3001
        BatchSchedule = BatchSchedule.Staged(16, until: (double)Start / (Start + Branch)).Then(BatchSize, until: 1)
            with { RateExponent = 0.5, RateBatch = 16 },
        Tokens = Start + Branch,
        Schedule = Schedule.Constant(warmup: 12_800.0 / (Start + Branch)),
        // Without a weight average, the noise of a larger learning rate would raise the loss and look like an effect of the larger batch.
        AveragingHalfLife = 12_500,
    };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, Beta2 = 0.99, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 1024 };

    [Claim("After 25,600 tokens, the local critical batch size is below 16 (Merrill et al. 2025: near zero at the start)")]
    [Translation("zh-CN", "训练 25,600 个词元后，局部临界批大小低于 16（Merrill 等，2025：开始时接近零）")]
    private static Verdict IsSmallAtFirst(Results r) => LocalCriticalBatch(r, 25_600).IsBelow(16);

    [Claim("After 1.6 million tokens, the local critical batch size is above 32")]
    [Translation("zh-CN", "训练 164 万个词元后，局部临界批大小高于 32")]
    private static Verdict IsLargeLate(Results r) => LocalCriticalBatch(r, 1_638_400).IsAbove(32);

    // The margin of 0.69 is ln 2: a factor of two.
    [Claim("The local critical batch size grows: after 409,600 tokens, it is more than twice that after 25,600 (Merrill et al. 2025)")]
    [Translation("zh-CN", "局部临界批大小会增长：训练 409,600 个词元后，大于训练 25,600 个词元后的两倍（Merrill 等，2025）")]
    private static Verdict Grows(Results r) => LocalCriticalBatch(r, 409_600).IsAbove(LocalCriticalBatch(r, 25_600), margin: 0.69);

    [Claim("Then it stays: after 1.6 million tokens, it is within a factor of two of that after 409,600 (Merrill et al. 2025)")]
    [Translation("zh-CN", "之后保持不变：训练 164 万个词元后，与训练 409,600 个词元后相差不超过一倍（Merrill 等，2025）")]
    private static Verdict Stays(Results r) =>
        LocalCriticalBatch(r, 1_638_400).IsEquivalentTo(LocalCriticalBatch(r, 409_600), margin: 0.69);

    [Claim("After 25,600 tokens, twice the batch of the run already loses: 32 is worse than 16")]
    [Translation("zh-CN", "训练 25,600 个词元后，批加倍已使验证损失上升：批大小 32 不如 16")]
    private static Verdict EarlyDoublingLoses(Results r) => Loss(r, 25_600, 32).IsAbove(Loss(r, 25_600, 16), margin: 0.01);

    [Claim("After 1.6 million tokens, four times the batch of the run loses nothing: 64 is no worse than 16")]
    [Translation("zh-CN", "训练 164 万个词元后，批增至四倍也不使验证损失上升：批大小 64 不差于 16")]
    private static Verdict LateGrowthIsFree(Results r) => Loss(r, 1_638_400, 64).IsNoWorseThan(Loss(r, 1_638_400, 16), margin: 0.01);

    /// <summary>The largest batch within 0.01 of the best loss, interpolated between the measured sizes.</summary>
    private static Samples LocalCriticalBatch(Results r, int start) =>
        Loss(r, start, [1, 2, 4, 8, 16, 32, 64, 128]).Along(nameof(BatchSize), lowest: 1).HighestWithin(0.01);

    private static Samples Loss(Results r, int start, Levels<int> batchSize) =>
        r.EqualTokens.ValidationLoss(start: start, batchSize: batchSize);
}
