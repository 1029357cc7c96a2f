namespace LlamaBatch.Experiments;

/// <summary>A published shape of Llama.</summary>
public enum LlamaShape
{
    /// <summary>Llama 3.2 1B, with the numbers of its configuration on Hugging Face.</summary>
    Llama1B,

    /// <summary>Llama 7B (Touvron et al. 2023, table 2).</summary>
    Llama7B,

    /// <summary>Llama 13B (Touvron et al. 2023, table 2).</summary>
    Llama13B,
}

/// <summary>
/// An article says that a batch of 100 fits most modern GPUs, and that a very large one exhausts their memory. This experiment computes the
/// memory of training Llama 3.2 1B, Llama 7B and Llama 13B with AdamW in float32, on sequences of 2,048 tokens. It trains nothing. Mixed
/// precision needs about half of the activations.
/// </summary>
[Experiment("Does a batch of 100 fit the memory of a GPU?", Article = "../ARTICLE.md")]
[Translation("zh-CN", "批大小 100 放得进 GPU 的显存吗？",
    Summary = "有文章称，批大小 100 对大多数现代 GPU 压力不大，而过大的批会耗尽显存。本实验计算以 float32 和 AdamW 训练 Llama 3.2 1B、Llama 7B 和 Llama 13B"
        + "（序列长 2,048 个词元）所需的内存，不作训练。混合精度下激活值约为其一半。")]
public sealed partial record DeviceMemory : LlamaExperiment
{
    /// <summary>Sequences per optimizer step.</summary>
    [Axis<int>(1, 16, 100, 512)]
    public int BatchSize { get; init; } = 100;

    /// <summary>Whether a batch is computed one sequence at a time, with accumulated gradients.</summary>
    [Axis<bool>(false, true)]
    public bool InParts { get; init; }

    /// <summary>The shape of the model.</summary>
    [Axis<LlamaShape>(LlamaShape.Llama1B, LlamaShape.Llama7B, LlamaShape.Llama13B)]
    public LlamaShape Shape { get; init; }

    public override LlamaConfig Model => Shape switch
    {
        LlamaShape.Llama1B => LlamaConfig.Llama7B with
        {
            VocabSize = 128_256,
            HiddenSize = 2_048,
            IntermediateSize = 8_192,
            Layers = 16,
            Heads = 32,
            KeyValueHeads = 8,
            MaxPositionEmbeddings = 131_072,
            RopeTheta = 500_000,
            TieWordEmbeddings = true,
        },
        LlamaShape.Llama7B => LlamaConfig.Llama7B,
        _ => LlamaConfig.Llama7B with { HiddenSize = 5_120, IntermediateSize = 13_824, Layers = 40, Heads = 40, KeyValueHeads = 40 },
    };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 2_048 };

    public override Training Training => new()
    {
        BatchSize = BatchSize,
        MicroBatch = InParts ? 1 : BatchSize,
        Tokens = 1_000_000_000,
    };

    public override AdamW Optimizer => new() { LearningRate = 3e-4 };

    [Claim("A batch of 512, computed at once, needs more memory than the 141 GB of the largest usual GPU", Source = "C11a")]
    [Translation("zh-CN", "一次算完的批大小 512 所需的内存超过常见的最大 GPU 的 141 GB")]
    private static Verdict LargeDoesNotFit(Plan p) =>
        p.MemoryBytes(batchSize: 512, inParts: false, shape: LlamaShape.Llama1B).IsAbove(141e9);

    [Claim("A batch of 100, computed at once, fits a GPU of 80 GB", Source = "C21")]
    [Translation("zh-CN", "一次算完的批大小 100 放得进 80 GB 的 GPU")]
    private static Verdict FitsAtOnce(Plan p) =>
        p.MemoryBytes(batchSize: 100, inParts: false, shape: LlamaShape.Llama1B).IsBelow(80e9);

    [Claim("A batch of 100, computed one sequence at a time, fits a GPU of 80 GB", Source = "C21")]
    [Translation("zh-CN", "逐个序列计算的批大小 100 放得进 80 GB 的 GPU")]
    private static Verdict FitsInParts(Plan p) =>
        p.MemoryBytes(batchSize: 100, inParts: true, shape: LlamaShape.Llama1B).IsBelow(80e9);

    [Claim("A batch of 100 of Llama 7B, computed one sequence at a time, fits a GPU of 80 GB", Source = "C21")]
    [Translation("zh-CN", "逐个序列计算的批大小 100 在训练 Llama 7B 时放得进 80 GB 的 GPU")]
    private static Verdict SevenBillionFits(Plan p) =>
        p.MemoryBytes(batchSize: 100, inParts: true, shape: LlamaShape.Llama7B).IsBelow(80e9);

    [Claim("A batch of 100 of Llama 13B, computed one sequence at a time, fits a GPU of 80 GB", Source = "C21")]
    [Translation("zh-CN", "逐个序列计算的批大小 100 在训练 Llama 13B 时放得进 80 GB 的 GPU")]
    private static Verdict ThirteenBillionFits(Plan p) =>
        p.MemoryBytes(batchSize: 100, inParts: true, shape: LlamaShape.Llama13B).IsBelow(80e9);

    [Claim("Computed one sequence at a time, a batch of 512 needs no more memory than one of 16")]
    [Translation("zh-CN", "逐个序列计算时，批大小 512 所需的内存不多于批大小 16")]
    private static Verdict PartsDecide(Plan p) =>
        p.MemoryBytes(batchSize: 512, inParts: true, shape: LlamaShape.Llama1B)
            .IsEqualTo(p.MemoryBytes(batchSize: 16, inParts: true, shape: LlamaShape.Llama1B));
}
