namespace LlamaBatch.Experiments;

/// <summary>
/// Merrill et al. (2025, arXiv:2505.23971) measure the critical batch size directly: they branch a run, continue with larger batches, and
/// ask which batch still loses nothing. It is near zero at the start, grows quickly, and then stays. This experiment branches a run of
/// batch 8 early, in the middle and late, and continues each branch on the same text with up to 16 times the batch.
/// </summary>
/// <remarks>
/// The learning rate is proportional to the square root of the batch size, as in the paper, and is 0.003 at 8 sequences. It is not tuned
/// for each branch, so this rule may also cause a higher loss.
/// The five branches with the same start and the same seed share the steps before the branch.
/// </remarks>
[Experiment("How far may the batch grow, early and late in training?", Seeds = 5)]
[Translation("zh-CN", "训练早期和后期，批可以增大多少？",
    Summary = "Merrill 等（2025，arXiv:2505.23971）直接测量临界批大小：从一次训练中分支，以更大的批继续，看多大的批仍无损失。它开始时接近零，随后迅速增长，之后保持不变。本实验在批大小为 8 的训练的早期、"
        + "中期和后期分支，以最多 16 倍的批在同样的文本上继续。")]
[Scaled(Scale.Quick, Seeds = 2)]
[Measure<ValidationLoss>]
public sealed partial record RoomToGrow : LlamaExperiment
{
    /// <summary>Tokens on which the run trains before the branch.</summary>
    [Axis<int>(102_400, 409_600, 1_228_800, Quick = [102_400, 409_600])]
    public int Start { get; init; } = 102_400;

    /// <summary>The batch of the branch, as a multiple of 8 sequences.</summary>
    [Axis<int>(1, 2, 4, 8, 16, Quick = [1, 4, 16])]
    public int Growth { get; init; } = 1;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    /// <summary>Tokens of the branch: 800 steps of 8 sequences, 50 of 128.</summary>
    private const int Branch = 204_800;

    public override Training Training => new()
    {
        BatchSize = 8 * Growth,
        BatchSchedule = BatchSchedule.Staged(8, until: (double)Start / (Start + Branch)) with { RateExponent = 0.5, RateBatch = 8 },
        Tokens = Start + Branch,
        Schedule = Schedule.Constant(warmup: 0.05),
        // Without a weight average, the noise of a larger learning rate would raise the loss and look like an effect of the larger batch.
        AveragingHalfLife = 25_000,
    };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, Beta2 = 0.99, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 512 };

    [Claim("Early, twice the batch already loses")]
    [Translation("zh-CN", "早期，两倍的批已有损失")]
    private static Verdict EarlyDoublingLoses(Results r) => Loss(r, 102_400, 2).IsAbove(Loss(r, 102_400, 1), margin: 0.01);

    [Claim("Late, four times the batch loses nothing")]
    [Translation("zh-CN", "后期，四倍的批没有损失")]
    private static Verdict LateGrowthIsFree(Results r) => Loss(r, 1_228_800, 4).IsNoWorseThan(Loss(r, 1_228_800, 1), margin: 0.01);

    [Claim("The room to grow increases: 16 times the batch loses more early than in the middle")]
    [Translation("zh-CN", "增大的余地随训练增加：16 倍的批在早期的损失大于中期")]
    private static Verdict RoomGrows(Results r) => Penalty(r, 102_400).IsAbove(Penalty(r, 409_600), margin: 0.01);

    [Claim("Then it stays: 16 times the batch loses as much in the middle as late")]
    [Translation("zh-CN", "之后保持不变：16 倍的批在中期与后期的损失相同")]
    private static Verdict RoomStays(Results r) => Penalty(r, 409_600).IsEquivalentTo(Penalty(r, 1_228_800), margin: 0.01);

    private static Samples Loss(Results r, int start, int growth) => r.EqualTokens.ValidationLoss(start: start, growth: growth);

    private static Samples Penalty(Results r, int start) => Loss(r, start, 16).EffectAgainst(Loss(r, start, 1));
}
