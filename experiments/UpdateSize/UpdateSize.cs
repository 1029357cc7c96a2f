namespace LlamaBatch.Experiments;

/// <summary>
/// An article says that the updates of a large batch are smaller. This experiment measures the change of the weights in
/// each of 200 steps of AdamW, at one learning rate for all batch sizes.
/// </summary>
[Experiment("Does a large batch change the weights less in a step?", Seeds = 5, Article = "../ARTICLE.md")]
[Translation("zh-CN", "大批每一步对权重的改变更小吗？",
    Summary = "有文章称，大批的参数更新幅度较小。本实验用 AdamW 以相同的学习率训练各批大小 200 步，测量每一步权重的变化。")]
[Measure<UpdateRatio>, Measure<GradientNorm>]
public sealed partial record UpdateSize : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 100, 512)]
    public int BatchSize { get; init; } = 100;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 200 * 32 * BatchSize,    // 200 steps
        Schedule = Schedule.Constant(warmup: 0.1),
    };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, WeightDecay = 0.1 };

    [Claim("A step of 512 changes the weights less than one of 100, at the same learning rate", Source = "C14")]
    [Translation("zh-CN", "学习率相同时，批大小 512 的每一步对权重的改变小于批大小 100 的")]
    private static Verdict LargeChangesLess(Results r) =>
        r.EqualTokens.UpdateRatio(batchSize: 512).AcrossTokenBudgets()
            .IsBelow(r.EqualTokens.UpdateRatio(batchSize: 100).AcrossTokenBudgets(), margin: 0.05);
}
