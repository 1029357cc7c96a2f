namespace LlamaBatch.Experiments;

/// <summary>
/// An article calls 100 the balanced choice, all in all: in speed, memory, stability and tuning. It does not say how much each of these
/// counts. So this report asks only whether another batch size is at least as good in every respect, and better in one. It trains nothing:
/// it reads what <c>LearningRates</c> and <c>WholeBatch</c> measured.
/// </summary>
[Experiment("Is a batch of 100 sequences balanced between loss, time, memory, stability and tuning?", Article = "../ARTICLE.md")]
[Translation("zh-CN", "批大小 100 在损失、时间、内存、稳定性和调优之间是均衡的吗？",
    Summary = "有文章称，批大小 100 总体上是均衡之选，兼顾速度、内存、稳定性和调优，但没有给出权重。因此本实验只问：是否有另一种批大小在各方面都不逊色，且至少在一方面更好。"
        + "本实验不作训练，只读取 LearningRates 和 WholeBatch 的测量结果。")]
[Measure<ValidationLoss>, Measure<LossJitter>, Measure<TokensPerSecond>, Measure<PeakMemory>]
public sealed partial record Balance : ImportedExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 32, 100, 256, 512)]
    public int BatchSize { get; init; } = 100;

    /// <summary>
    /// Peak learning rate. The baseline is the best rate of 100; the best rates of 16 and 32 are at most 0.012 nats/token better.
    /// </summary>
    [Axis<double>(3.75e-4, 7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2, 9.6e-2, 1.92e-1)]
    public double LearningRate { get; init; } = 3e-3;

    public override long? SequencesPerStep => BatchSize;

    public override long? TokensPerSequence => 32;

    public override RunTable Runs => RunTable.Csv("data/runs.csv") with
    {
        Run = "run",
        Pair = "run",
        Progress = Progress.Tokens("tokens"),
        Source = "Two other experiments: LearningRates (loss and jitter, by seed) and WholeBatch (throughput and memory, by block of cost "
            + "measurements).",
        Caveats =
        [
            "The claims were written when these results were known, so they may have been written to fit them.",
            "Run n combines seed n of LearningRates with block n of WholeBatch. Each metric is compared within its own "
                + "study, so the join changes no comparison.",
        ],
    };

    [Claim(
        "A batch of 100 is balanced in loss, time, memory and tuning: no other size is as good in all and better in one",
        Source = "C33b")]
    [Translation("zh-CN", "批大小 100 在损失、时间、内存和调优上是均衡的：没有其他批大小在各方面都不逊色且至少在一方面更好")]
    private static Verdict IsBalanced(Results r) =>
        Pareto.IsNonDominated(
            r.EqualTokens.ValidationLoss(batchSize: 100),
            r.EqualTokens.ValidationLoss(batchSize: Sizes),
            r.TokensPerSecond(batchSize: Sizes),
            r.PeakMemory(batchSize: Sizes),
            RangeOfRates(r));

    [Claim(
        "A batch of 100 is balanced in loss, time, memory, tuning and stability: no other size is as good in all and better in one",
        Source = "C33b")]
    [Translation("zh-CN", "批大小 100 在损失、时间、内存、调优和稳定性上是均衡的：没有其他批大小在各方面都不逊色且至少在一方面更好")]
    private static Verdict IsBalancedWithStability(Results r) =>
        Pareto.IsNonDominated(
            r.EqualTokens.ValidationLoss(batchSize: 100),
            r.EqualTokens.ValidationLoss(batchSize: Sizes),
            r.TokensPerSecond(batchSize: Sizes),
            r.PeakMemory(batchSize: Sizes),
            RangeOfRates(r),
            r.EqualTokens.LossJitter(batchSize: Sizes));

    private static Levels<int> Sizes => [16, 32, 100, 256, 512];

    /// <summary>The width of the range of learning rates within 0.1 nats/token of the best loss: a measure of easy tuning.</summary>
    private static Samples RangeOfRates(Results r) =>
        r.EqualTokens.ValidationLoss(
            batchSize: Sizes, learningRate: [3.75e-4, 7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2, 9.6e-2, 1.92e-1])
            .Along(nameof(LearningRate)).WidthWithin(0.1);
}
