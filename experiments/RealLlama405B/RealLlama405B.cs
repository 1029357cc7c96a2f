namespace LlamaBatch.Experiments;

/// <summary>
/// MLPerf Training publishes how many sequences its reference runs of Llama 3.1 405B needed to reach a validation loss of 5.6, at six
/// batch sizes with 6 runs each. The smallest batch is ten times the article's 100.
/// </summary>
[Experiment("How large a batch does Llama 3.1 405B bear?", Article = "../ARTICLE.md")]
[Translation("zh-CN", "Llama 3.1 405B 能用多大的批？",
    Summary = "MLPerf Training 公布了 Llama 3.1 405B 的参考运行达到验证损失 5.6 所需的序列数：六种批大小，各 6 次运行。最小的批是文章所说的 100 的十倍。")]
[Measure<ValidationLoss>]
[Target<ValidationLoss>(5.6)]
public sealed partial record RealLlama405B : ImportedExperiment
{
    /// <summary>Sequences of 8,192 tokens per optimizer step.</summary>
    [Axis<int>(1008, 1152, 2304, 4608, 6912, 9216)]
    public int BatchSize { get; init; } = 1152;

    public override long? SequencesPerStep => BatchSize;

    public override long? TokensPerSequence => 8192;

    // Runs are evaluated every 46,080 sequences; rounding up to whole steps makes the interval at most 48,384.
    public override RunTable Runs => RunTable.Of(
        nameof(BatchSize),
        new RunTarget(nameof(ValidationLoss), 5.6, ProgressUnit.Sequences) { EvaluatedEvery = 48_384 },
        (1008, RunTable.Repeat((324_576, 6))),
        (1152, RunTable.Repeat((322_560, 6))),
        (2304, RunTable.Repeat((368_640, 4), (414_720, 2))),
        (4608, RunTable.Repeat((460_800, 2), (506_880, 4))),
        (6912, RunTable.Repeat((580_608, 3), (628_992, 3))),
        (9216, RunTable.Repeat((645_120, 2), (691_200, 2), (737_280, 2)))) with
    {
        Source = "Reference convergence points of MLPerf Training 5.0 (mlcommons/logging, commit 7bbf7926, Apache-2.0). "
            + "Llama 3.1 405B, continued from a checkpoint on C4.",
        Caveats =
        [
            "The claims were written after the runs were published. They may have been written to fit the runs, so the error rate in "
                + "the section Method does not hold for them.",
            "The peak learning rate is proportional to the batch size, from 7e-5 at batch size 1,008 to 6.4e-4 at 9,216. The learning "
                + "rate was not tuned for each batch size.",
            "The warm-up takes 9,143 steps at batch size 1,008, and 1,000 steps at batch size 9,216, but the runs end after 322 and 75 "
                + "steps. So all runs end early in the warm-up, at a learning rate far below the peak. At other rates, the critical "
                + "batch size "
                + "may be smaller or larger.",
            "The runs start from a checkpoint and end at a loss of 5.6, after 2.6 to 6.0 billion tokens.",
        ],
    };

    [Claim("A larger batch needs fewer steps, from 1,152 up to 9,216", Source = "C02a")]
    [Translation("zh-CN", "从 1152 到 9216，批越大，所需步数越少")]
    private static Verdict LargerIsFaster(Results r) => r.ToTarget(5.6).Steps([1152, 2304, 4608, 6912, 9216]).IsDecreasing();

    [Claim("Doubling a batch of 1,152, larger than the article's 1,024, saves less than 5 % of the steps", Source = "C10a")]
    [Translation("zh-CN", "将批大小 1152（已超过文章所说的 1024）加倍，节省的步数不到 5%")]
    private static Verdict SavesLittle(Results r) => r.ToTarget(5.6).Steps(1152).IsNoWorseThan(r.ToTarget(5.6).Steps(2304), margin: 0.05);

    [Claim("The critical batch size lies between 50 and 200", Source = "C33a")]
    [Translation("zh-CN", "临界批大小介于 50 和 200 之间")]
    private static Verdict IsBalanced(Results r) =>
        r.ToTarget(5.6).Steps([1008, 1152, 2304, 4608, 6912, 9216]).CriticalBatch().IsBetween(50, 200);
}
