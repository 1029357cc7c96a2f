namespace LlamaBatch.Experiments;

/// <summary>
/// The article speaks of devices that compute a whole batch at once. BatchSize100 computes a batch in parts of 256
/// tokens, so its memory and speed do not depend on the batch size. This experiment computes every batch at once, on one
/// core. It measures only costs.
/// </summary>
[Experiment("What does a batch cost when it is computed at once?", Seeds = 1, Article = "../ARTICLE.md")]
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
    private static Verdict SmallIsSlower(Results r) =>
        r.TokensPerSecond(batchSize: 16).IsBelow(r.TokensPerSecond(batchSize: 100), margin: 0.05);

    [Claim("The same text takes less time with a batch of 100 than with 16 or 32", Source = "C07")]
    private static Verdict TakesLessTime(Results r) =>
        r.TokensPerSecond(batchSize: 100).IsAbove(r.TokensPerSecond(batchSize: [16, 32]), margin: 0.05);

    [Claim("Memory grows with the batch: 32 and 64 need less than 100, and 256 and 512 more", Source = "C20")]
    private static Verdict MemoryGrows(Results r) =>
        r.PeakMemory(batchSize: 100).IsBetween(r.PeakMemory(batchSize: [32, 64]), r.PeakMemory(batchSize: [256, 512]), margin: 0.02);

    [Claim("The larger the batch, the better it uses the processor", Source = "C22")]
    private static Verdict UtilizationRises(Results r) =>
        r.ModelFlopsUtilization(batchSize: [16, 32, 64, 100, 256, 512, 1024]).IsIncreasing(margin: 0);

    [Claim("A batch of 100 uses the processor as well as any other", Source = "C23")]
    private static Verdict UsesTheProcessor(Results r) =>
        r.ModelFlopsUtilization(batchSize: 100)
            .IsNoWorseThan(r.ModelFlopsUtilization(batchSize: [16, 32, 64, 256, 512, 1024]), margin: 0.05);
}
