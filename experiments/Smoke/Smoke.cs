namespace LlamaBatch.Experiments;

/// <summary>
/// The smallest experiment that shows everything: two learning rates, a source whose entropy is known, one claim decided
/// by arithmetic and two by training. It takes seconds.
/// </summary>
[Experiment("Does a tiny Llama learn a Markov chain, and does the learning rate matter?", Seeds = 5)]
[Translation("zh-CN", "微型 Llama 能学会马尔可夫链吗？学习率对此有影响吗？",
    Summary = "能展示全部功能的最小实验：两个学习率，一个熵已知的信源，"
        + "一条由算术判定的论断，两条由训练判定的论断。只需几秒即可完成。")]
[Measure<ValidationLoss>, Measure<TrainLoss>, Measure<GradientNorm>]
[Measure<TokensPerSecond>, Measure<PeakMemory>]
public sealed partial record Smoke : LlamaExperiment
{
    /// <summary>Peak learning rate of AdamW.</summary>
    [Axis<double>(1e-4, 1e-2)]
    public double LearningRate { get; init; } = 1e-2;

    public override LlamaConfig Model
        => LlamaConfig.Nano with { HiddenSize = 32, IntermediateSize = 88, Layers = 1, TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.MarkovText with { Symbols = 16, SequenceLength = 32 };

    public override Training Training => new() { BatchSize = 8, Tokens = 51_200, Schedule = Schedule.Cosine(warmup: 0.1) };

    public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = 0.95, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 128 };

    [Claim("A learning rate of 0.01 learns more than one of 0.0001")]
    [Translation("zh-CN", "学习率 0.01 比 0.0001 学得更好")]
    private static Verdict LargerLearnsMore(Results r) =>
        r.EqualTokens.ValidationLoss(learningRate: 1e-2).IsBelow(r.EqualTokens.ValidationLoss(learningRate: 1e-4), margin: 0.01);

    [Claim("A learning rate of 0.01 makes gradients larger")]
    [Translation("zh-CN", "学习率 0.01 会使梯度更大")]
    private static Verdict LargerHasLargerGradients(Results r) =>
        r.EqualTokens.GradientNorm(learningRate: 1e-2).IsAbove(r.EqualTokens.GradientNorm(learningRate: 1e-4));

    [Claim("The learning rate changes what training costs in arithmetic")]
    [Translation("zh-CN", "学习率会改变训练的计算量")]
    private static Verdict LargerCostsMore(Plan p) =>
        p.Flops(learningRate: 1e-2).IsAbove(p.Flops(learningRate: 1e-4));
}
