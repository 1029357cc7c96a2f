namespace LlamaBatch.Experiments;

/// <summary>The batch size in all steps. Every plan takes the same steps.</summary>
public enum NoisePlan
{
    /// <summary>16 throughout: the most gradient noise.</summary>
    Small,

    /// <summary>256 throughout: the least gradient noise.</summary>
    Large,

    /// <summary>16 for the first half of the steps, then 256.</summary>
    SmallThenLarge,

    /// <summary>256 for the first half of the steps, then 16.</summary>
    LargeThenSmall,
}

/// <summary>The rule that updates the weights.</summary>
public enum Descent
{
    /// <summary>Stochastic gradient descent with a momentum of 0.9.</summary>
    Sgd,

    /// <summary>AdamW, whose steps are shorter while gradients are noisy.</summary>
    AdamW,
}

/// <summary>
/// Vyas et al. (2023, arXiv:2306.08590) hold that, in one epoch, the noise of a small batch has no lasting effect. A run with noise follows
/// the same "golden path" as one without, but its loss is higher. As soon as the noise ends, the loss drops to that of a run that never had
/// it. Here, some runs have a batch of 16 sequences throughout (Small), others 256 (Large). Others switch after 300 steps, from 16 to 256
/// (SmallThenLarge) or from 256 to 16 (LargeThenSmall). All train for 30 or 300 more steps (the axis "steps after"), at one learning rate.
/// The text is a Markov chain that never repeats, and a larger batch reads more of it. AdamW divides each step by the size of recent
/// gradients, noise included, so noise may slow it along the path. SGD does not divide, but gradients are clipped at norm 1, which may slow
/// it too.
/// </summary>
/// <remarks>
/// Steps and learning rate are equal, not tokens. The weights are not averaged, because an average would remove the noise too. The claims
/// and margins were written before the results.
/// </remarks>
[Experiment("Does the noise of small batches leave a trace once it ends?", Seeds = 8)]
[Translation("zh-CN", "小批的噪声结束后还会留下痕迹吗？",
    Summary = "Vyas 等（2023，arXiv:2306.08590）认为，只读一遍文本时，小批的噪声没有持久影响：有噪声的训练与无噪声的训练走同一条“黄金路径”，只是位于其上方；噪声一旦结束，损失便降到从未有噪声的训练的水平。"
        + "本实验在学习率相同的条件下，于步数过半时从 16 个序列切换到 256 个，以及反向切换。文本取自永不重复的马尔可夫链，批越大，读取的文本越多。"
        + "AdamW 的每一步除以近期梯度（含噪声）的大小，噪声可能使它在路径上变慢；SGD 不作除法，但梯度裁剪至范数 1，也可能使它变慢。")]
[Scaled(Scale.Quick, Seeds = 3)]
[Measure<ValidationLoss>]
public sealed partial record GoldenPath : LlamaExperiment
{
    /// <summary>Batch size over the steps.</summary>
    [Axis<NoisePlan>(NoisePlan.Small, NoisePlan.Large, NoisePlan.SmallThenLarge, NoisePlan.LargeThenSmall)]
    public NoisePlan Batch { get; init; } = NoisePlan.Small;

    /// <summary>The rule that updates the weights.</summary>
    [Axis<Descent>(Descent.Sgd, Descent.AdamW)]
    public Descent Rule { get; init; } = Descent.AdamW;

    /// <summary>Steps after the switch; there are 300 before it.</summary>
    [Axis<int>(30, 300, Quick = [300])]
    public int StepsAfter { get; init; } = 300;

    private const int Before = 300;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.MarkovText with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = Batch == NoisePlan.Small ? 16 : 256,
        BatchSchedule = First == Last
            ? BatchSchedule.Constant()
            : BatchSchedule.Staged(First, until: (double)(Before * First) / (Before * First + StepsAfter * Last)).Then(Last, until: 1),
        Tokens = 32 * (Before * First + StepsAfter * Last),
        Schedule = Schedule.Constant(),
    };

    public override Optimizer Optimizer => Rule switch
    {
        Descent.Sgd => new Sgd { LearningRate = 0.1 },
        _ => new AdamW { LearningRate = 3e-3, Beta2 = 0.99, WeightDecay = 0 },
    };

    public override Validation Validation => new() { Windows = 1024 };

    /// <summary>Sequences per step before the switch.</summary>
    private int First => Batch is NoisePlan.Small or NoisePlan.SmallThenLarge ? 16 : 256;

    /// <summary>Sequences per step after the switch.</summary>
    private int Last => Batch is NoisePlan.Small or NoisePlan.LargeThenSmall ? 16 : 256;

    [Claim("Noise costs while it lasts: after the same 600 steps, the loss of 16 is higher than that of 256, for SGD and for AdamW")]
    [Translation("zh-CN", "噪声存在时有代价：同样训练 600 步后，无论 SGD 还是 AdamW，批大小 16 的损失都高于 256 的")]
    private static Verdict NoiseCosts(Results r) =>
        Loss(r, NoisePlan.Small, Descent.Sgd, 300).IsAbove(Loss(r, NoisePlan.Large, Descent.Sgd, 300), margin: 0.01)
        & Loss(r, NoisePlan.Small, Descent.AdamW, 300).IsAbove(Loss(r, NoisePlan.Large, Descent.AdamW, 300), margin: 0.01);

    [Claim("With SGD, noise leaves no trace: 300 steps after the switch to 256, the loss equals that of 256 throughout (Vyas et al. 2023)")]
    [Translation("zh-CN", "使用 SGD 时噪声不留痕迹：切换到 256 后训练 300 步，损失与始终使用 256 的相同（Vyas 等，2023）")]
    private static Verdict SgdForgets(Results r) =>
        Loss(r, NoisePlan.SmallThenLarge, Descent.Sgd, 300).IsEquivalentTo(Loss(r, NoisePlan.Large, Descent.Sgd, 300), margin: 0.01);

    [Claim("With AdamW, noise leaves no trace: 300 steps after the switch to 256, the loss equals that of 256 throughout")]
    [Translation("zh-CN", "使用 AdamW 时噪声不留痕迹：切换到 256 后训练 300 步，损失与始终使用 256 的相同（Vyas 等，2023）")]
    private static Verdict AdamForgets(Results r) =>
        Loss(r, NoisePlan.SmallThenLarge, Descent.AdamW, 300)
            .IsEquivalentTo(Loss(r, NoisePlan.Large, Descent.AdamW, 300), margin: 0.01);

    [Claim("With SGD, the loss drops at once: 30 steps after the switch to 256, it equals that of 256 throughout (Vyas et al. 2023)")]
    [Translation("zh-CN", "使用 SGD 时损失立即下降：切换到 256 后训练 30 步，损失已与始终使用 256 的相同（Vyas 等，2023）")]
    private static Verdict SgdForgetsAtOnce(Results r) =>
        Loss(r, NoisePlan.SmallThenLarge, Descent.Sgd, 30).IsEquivalentTo(Loss(r, NoisePlan.Large, Descent.Sgd, 30), margin: 0.01);

    [Claim("With AdamW, the loss drops at once: 30 steps after the switch to 256, it equals that of 256 throughout (Vyas et al. 2023)")]
    [Translation("zh-CN", "使用 AdamW 时损失立即下降：切换到 256 后训练 30 步，损失已与始终使用 256 的相同（Vyas 等，2023）")]
    private static Verdict AdamForgetsAtOnce(Results r) =>
        Loss(r, NoisePlan.SmallThenLarge, Descent.AdamW, 30).IsEquivalentTo(Loss(r, NoisePlan.Large, Descent.AdamW, 30), margin: 0.01);

    [Claim("A start without noise leaves no trace: 300 steps after the switch to 16, the loss equals that of 16 throughout, for SGD")]
    [Translation("zh-CN", "无噪声的开头不留痕迹：使用 SGD 时，切换到 16 后训练 300 步，损失与始终使用 16 的相同")]
    private static Verdict QuietStartIsForgotten(Results r) =>
        Loss(r, NoisePlan.LargeThenSmall, Descent.Sgd, 300).IsEquivalentTo(Loss(r, NoisePlan.Small, Descent.Sgd, 300), margin: 0.01);

    private static Samples Loss(Results r, NoisePlan plan, Descent rule, int after) =>
        r.EqualTokens.ValidationLoss(batch: plan, rule: rule, stepsAfter: after).AcrossTokenBudgets();
}
