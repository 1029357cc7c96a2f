namespace LlamaBatch.Experiments;

/// <summary>
/// The article speaks of devices that compute a whole batch at once. BatchSize100 computes a batch in parts of 256
/// tokens, so its memory and speed do not depend on the batch size. This experiment computes every batch at once, on one
/// core. It measures only costs.
/// </summary>
[Experiment("What does a batch cost when it is computed at once?", Seeds = 1, Article = "../ARTICLE.md")]
[Translation("zh-CN", "一次计算整批的成本是多少？",
    Summary = "所检验的文章针对的是一次计算整批的设备；BatchSize100 则把每批分为 256 个词元的微批计算，因此其内存和速度与批大小无关。"
        + "本实验在单核上一次计算整批，只测量成本。")]
[Measure<TokensPerSecond>, Measure<StepTime>, Measure<ModelFlopsUtilization>, Measure<PeakMemory>]
public sealed partial record WholeBatch : LlamaExperiment
{
    /// <summary>Sequences per optimizer step, all computed at once.</summary>
    [Axis<int>(16, 32, 64, 100, 256, 512, 1024)]
    public int BatchSize { get; init; } = 100;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training
        => new() { BatchSize = BatchSize, MicroBatch = BatchSize, Tokens = 3_300_000, Schedule = Schedule.Cosine(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, WeightDecay = 0.1 };

    [Claim("A batch of 16 trains slower than one of 100, in tokens per second", Source = "C04")]
    [Translation("zh-CN", "批大小 16 的训练比 100 慢，以每秒词元数计")]
    private static Verdict SmallIsSlower(Results r) =>
        r.TokensPerSecond(batchSize: 16).IsBelow(r.TokensPerSecond(batchSize: 100), margin: 0.05);

    [Claim("The same text takes less time with a batch of 100 than with 16 or 32", Source = "C07")]
    [Translation("zh-CN", "训练同样多的文本，批大小 100 的用时比批大小 16 和 32 都短")]
    private static Verdict TakesLessTime(Results r) =>
        r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: [16, 32]), margin: 0.05);

    [Claim("Memory grows with the batch: 32 and 64 need less than 100, and 256 and 512 more", Source = "C20")]
    [Translation("zh-CN", "内存随批大小增长：批大小 32 和 64 比批大小 100 占用更少，256 和 512 则更多")]
    private static Verdict MemoryGrows(Results r) =>
        r.PeakMemory(batchSize: 100).IsBetween(r.PeakMemory(batchSize: [32, 64]), r.PeakMemory(batchSize: [256, 512]), margin: 0.02);

    [Claim("The larger the batch, the better it uses the processor", Source = "C22a")]
    [Translation("zh-CN", "批越大，对处理器的利用越充分")]
    private static Verdict UtilizationRises(Results r) =>
        r.ModelFlopsUtilization(batchSize: [16, 32, 64, 100, 256, 512, 1024]).IsIncreasing(margin: 0);

    [Claim("A batch of 100 uses the processor as well as any other", Source = "C23a")]
    [Translation("zh-CN", "批大小 100 对处理器的利用不逊于任何其他批大小")]
    private static Verdict UsesTheProcessor(Results r) =>
        r.ModelFlopsUtilization(batchSize: 100)
            .IsNoWorseThan(r.ModelFlopsUtilization(batchSize: [16, 32, 64, 256, 512, 1024]), margin: 0.05);

    [Claim("The larger the batch, the more tokens per second, from 16 up to 1,024", Source = "C02b")]
    [Translation("zh-CN", "从 16 到 1024，批越大，每秒处理的词元越多")]
    private static Verdict LargerIsFaster(Results r) => r.TokensPerSecond(batchSize: [16, 32, 64, 100, 256, 512, 1024]).IsIncreasing();

    [Claim("Doubling a batch of 512 adds less than 5 % to the tokens per second", Source = "C11b")]
    [Translation("zh-CN", "将批大小 512 加倍，每秒处理的词元增加不到 5%")]
    private static Verdict DoublingAddsLittle(Results r) =>
        r.TokensPerSecond(batchSize: 512).IsNoWorseThan(r.TokensPerSecond(batchSize: 1024), margin: 0.05);
}
