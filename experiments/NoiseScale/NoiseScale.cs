namespace LlamaBatch.Experiments;

/// <summary>
/// The gradient noise scale is often taken as the batch size up to which training may be parallelized (McCandlish et al. 2018). Merrill et
/// al. (2025, arXiv:2505.23971) measure that limit directly and find that the noise scale is another quantity. This experiment measures
/// three noise scales at seven moments of a run: that of plain gradients, that of gradients as Adam scales them, and that of the RMSNorm
/// gains (Gray et al. 2024, arXiv:2411.00999). The run and the moments are those of another experiment, <c>RoomToGrow</c>. It measured the
/// local critical batch size: the largest batch size that, from this moment on, ends within 0.01 nats/token of the best loss.
/// </summary>
/// <remarks>
/// Each moment is the end of a trial. All trials with the same seed make the same first steps. A scale is computed from the last 12,800 tokens, from
/// the gradients of single sequences, as a ratio of means over the seeds. RoomToGrow found a local critical batch size of 1.2 after 25,600
/// tokens (1.0 to 1.8), 70 after 409,600 and 92 after 1.6 million (88 to 97). The claims and margins were written before the results.
/// </remarks>
[Experiment("Does the gradient noise scale tell how far the batch may grow?", Seeds = 10)]
[Translation("zh-CN", "梯度噪声尺度能说明批可以增大多少吗？",
    Summary = "人们常把梯度噪声尺度视为并行训练时批大小的上限（McCandlish 等，2018）。Merrill 等（2025，arXiv:2505.23971）直接测量这一上限，发现噪声尺度是另一个量。"
        + "本实验在一次训练的七个时刻测量三种噪声尺度：普通梯度的、经 Adam 缩放的梯度的，以及 RMSNorm 增益的（Gray 等，2024，arXiv:2411.00999）。"
        + "训练和时刻与另一个实验 RoomToGrow 相同，该实验测量了局部临界批大小：从该时刻起改用它训练到底，最终损失与最优值仍相差不超过 0.01 nats/token 的最大批大小。")]
[Scaled(Scale.Quick, Seeds = 3)]
[Measure<ValidationLoss>(EveryTokens = 12_800)]
[Measure<GradientVariance>(EveryTokens = 12_800), Measure<GradientSquare>(EveryTokens = 12_800)]
[Measure<PreconditionedVariance>(EveryTokens = 12_800), Measure<PreconditionedSquare>(EveryTokens = 12_800)]
[Measure<GainVariance>(EveryTokens = 12_800), Measure<GainSquare>(EveryTokens = 12_800)]
public sealed partial record NoiseScale : LlamaExperiment
{
    /// <summary>Tokens on which the run has trained.</summary>
    [Axis<int>(25_600, 51_200, 102_400, 204_800, 409_600, 819_200, 1_638_400, Quick = [25_600, 409_600])]
    public int Moment { get; init; } = 25_600;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
#pragma warning disable LB3001    // an early moment is after few steps
        BatchSize = 16,
#pragma warning restore LB3001
        MicroBatch = 1,
        Tokens = Moment,
        Schedule = Schedule.Constant(warmup: 12_800.0 / Moment),
    };

    public override AdamW Optimizer => new() { LearningRate = 3e-3, Beta2 = 0.99, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 256 };

    // The margin of 0.69 is ln 2: a factor of two.
    [Claim("The noise scale of plain gradients grows: after 1.6 million tokens, it is more than twice that after 25,600")]
    [Translation("zh-CN", "普通梯度的噪声尺度会增长：训练 164 万个词元后，大于训练 25,600 个词元后的两倍")]
    private static Verdict PlainGrows(Results r) => Plain(r, 1_638_400).IsAbove(Plain(r, 25_600), margin: 0.69);

    [Claim("The noise scale of gradients as Adam scales them grows too: after 1.6 million tokens, it is more than twice that after 25,600")]
    [Translation("zh-CN", "经 Adam 缩放的梯度的噪声尺度也会增长：训练 164 万个词元后，大于训练 25,600 个词元后的两倍")]
    private static Verdict PreconditionedGrows(Results r) =>
        Preconditioned(r, 1_638_400).IsAbove(Preconditioned(r, 25_600), margin: 0.69);

    [Claim("The noise scale of the gains grows too: after 1.6 million tokens, it is more than twice that after 25,600")]
    [Translation("zh-CN", "增益的噪声尺度也会增长：训练 164 万个词元后，大于训练 25,600 个词元后的两倍")]
    private static Verdict GainsGrow(Results r) => Gains(r, 1_638_400).IsAbove(Gains(r, 25_600), margin: 0.69);

    [Claim("After 25,600 tokens, the noise scale of plain gradients is above 1.8, the upper limit of the local critical batch size")]
    [Translation("zh-CN", "训练 25,600 个词元后，普通梯度的噪声尺度高于局部临界批大小的上限 1.8")]
    private static Verdict IsLargeAtFirst(Results r) => Plain(r, 25_600).IsAbove(1.8);

    [Claim("After 1.6 million tokens, the noise scale of plain gradients is within a factor of two of the local critical batch size of 92")]
    [Translation("zh-CN", "训练 164 万个词元后，普通梯度的噪声尺度与局部临界批大小 92 相差不超过一倍")]
    private static Verdict IsNearLate(Results r) => Plain(r, 1_638_400).IsEquivalentTo(92, margin: 0.69);

    private static Samples Plain(Results r, int moment) => r.EqualTokens.GradientVariance(moment: moment)
        .Over(r.EqualTokens.GradientSquare(moment: moment)).AcrossTokenBudgets();

    private static Samples Preconditioned(Results r, int moment) => r.EqualTokens.PreconditionedVariance(moment: moment)
        .Over(r.EqualTokens.PreconditionedSquare(moment: moment)).AcrossTokenBudgets();

    private static Samples Gains(Results r, int moment) => r.EqualTokens.GainVariance(moment: moment)
        .Over(r.EqualTokens.GainSquare(moment: moment)).AcrossTokenBudgets();
}
