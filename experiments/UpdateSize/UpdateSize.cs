namespace LlamaBatch.Experiments;

/// <summary>An optimizer with its usual clipping.</summary>
public enum Method
{
    /// <summary>AdamW, with gradients clipped to a norm of 1.</summary>
    AdamW,

    /// <summary>SGD, without clipping, because clipping would make large updates equal.</summary>
    Sgd,
}

/// <summary>
/// An article says that the updates of a large batch are smaller. This experiment measures the change of the weights in
/// each of 200 steps of AdamW and of SGD, at one learning rate for all batch sizes. AdamW divides by the size of the gradients, so its steps
/// should hardly depend on the batch size. SGD does not.
/// </summary>
/// <remarks>The first study had AdamW only.</remarks>
[Experiment("Does a large batch change the weights less in a step?", Seeds = 5, Article = "../ARTICLE.md")]
[Translation("zh-CN", "大批每一步对权重的改变更小吗？",
    Summary = "有文章称，大批的参数更新幅度较小。本实验分别用 AdamW 和 SGD，以相同的学习率训练各批大小 200 步，测量每一步权重的变化。"
        + "AdamW 除以梯度的大小，其每一步应几乎与批大小无关；SGD 则不然。")]
[Measure<UpdateRatio>, Measure<GradientNorm>]
public sealed partial record UpdateSize : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(16, 100, 512)]
    public int BatchSize { get; init; } = 100;

    /// <summary>The optimizer.</summary>
    [Axis<Method>(Method.AdamW, Method.Sgd)]
    public Method Method { get; init; } = Method.AdamW;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        Tokens = 200 * 32 * BatchSize,    // 200 steps
        Schedule = Schedule.Constant(warmup: 0.1),
        GradientClip = Method == Method.Sgd ? 0 : 1,
    };

    public override Optimizer Optimizer => Method == Method.Sgd
        ? new Sgd { LearningRate = 0.1 }
        : new AdamW { LearningRate = 3e-3, WeightDecay = 0.1 };

    [Claim("A step of 512 changes the weights less than one of 100, at the same learning rate", Source = "C14")]
    [Translation("zh-CN", "学习率相同时，批大小 512 的每一步对权重的改变小于批大小 100 的")]
    private static Verdict LargeChangesLess(Results r) =>
        r.EqualTokens.UpdateRatio(batchSize: 512, method: Method.AdamW).AcrossTokenBudgets()
            .IsBelow(r.EqualTokens.UpdateRatio(batchSize: 100, method: Method.AdamW).AcrossTokenBudgets(), margin: 0.05);

    [Claim("With SGD, a step of 512 changes the weights less than one of 100, at the same learning rate", Source = "C14")]
    [Translation("zh-CN", "使用 SGD 且学习率相同时，批大小 512 的每一步对权重的改变小于批大小 100 的")]
    private static Verdict LargeChangesLessWithSgd(Results r) =>
        r.EqualTokens.UpdateRatio(batchSize: 512, method: Method.Sgd).AcrossTokenBudgets()
            .IsBelow(r.EqualTokens.UpdateRatio(batchSize: 100, method: Method.Sgd).AcrossTokenBudgets(), margin: 0.05);

    [Claim("With SGD, a step of 100 changes the weights less than one of 16, at the same learning rate", Source = "C14")]
    [Translation("zh-CN", "使用 SGD 且学习率相同时，批大小 100 的每一步对权重的改变小于批大小 16 的")]
    private static Verdict HundredChangesLessThanSixteenWithSgd(Results r) =>
        r.EqualTokens.UpdateRatio(batchSize: 100, method: Method.Sgd).AcrossTokenBudgets()
            .IsBelow(r.EqualTokens.UpdateRatio(batchSize: 16, method: Method.Sgd).AcrossTokenBudgets(), margin: 0.05);
}
