namespace LlamaBatch.Experiments;

/// <summary>The batch size over the run, in sequences. All plans read the same text.</summary>
public enum BatchPlan
{
    /// <summary>16 throughout.</summary>
    Small,

    /// <summary>54 throughout, which takes nearly as many steps as <see cref="Ramp"/>.</summary>
    Medium,

    /// <summary>128 throughout.</summary>
    Large,

    /// <summary>16, 32 and 64 for an eighth of the text each, then 128.</summary>
    Ramp,

    /// <summary>16, then 128. The run has nearly as many steps as <see cref="Ramp"/>.</summary>
    EarlySwitch,

    /// <summary>16 for half of the text, then 128.</summary>
    MiddleSwitch,

    /// <summary>16 for three quarters of the text, then 128.</summary>
    LateSwitch,

    /// <summary>48 for 82.5 % of the text, then 128. The run has as many steps as <see cref="Ramp"/>.</summary>
    MediumSwitch,

    /// <summary>128 for a quarter of the text, then 16: <see cref="LateSwitch"/> in the other order.</summary>
    SmallLast,

    /// <summary>Seesaw from 16: the batch doubles each time the cosine schedule has halved the learning rate.</summary>
    Seesaw,
}

/// <summary>How the learning rate follows a batch that changes.</summary>
public enum RateRule
{
    /// <summary>It does not: only the schedule of the rate changes it.</summary>
    Constant,

    /// <summary>It is proportional to the square root of the batch size.</summary>
    SquareRoot,
}

/// <summary>
/// A batch that grows saves steps. Merrill et al. (2025, arXiv:2505.23971) grow it early, as soon as the critical batch size allows, and
/// save 43 % of the steps at no loss. A theory of 2026 (arXiv:2602.14208) holds that hard tasks need a small batch for most of the
/// run and a late switch. Seesaw (Meterez et al. 2025, arXiv:2510.14717) trades the decay of the rate for growth of the batch. This
/// experiment compares the three on the same text. It also compares early with late growth at the same number of steps. The schedules are
/// named by their batches. Small, Medium and Large keep 16, 54 and 128 sequences. Ramp grows from 16 to 128 during the first 37.5 % of the
/// text. EarlySwitch, MiddleSwitch and LateSwitch change from 16 to 128 after 19.5 %, 50 % and 75 %, and MediumSwitch from 48 to 128 after
/// 82.5 %. SmallLast changes from 128 to 16 after 25 %. Seesaw grows from 16 to 128 as the learning rate falls.
/// </summary>
/// <remarks>
/// Separate seeds tune two settings for each plan: the learning rate, and how it scales as the batch grows. β₂ and weight decay are the
/// same in all plans. So, in tokens, the half-life of β₂ and the timescale of weight decay are longer while the batch is large. A first
/// study tuned five rates on two seeds, with one rule for each plan, and two of its best rates were at the edge of the grid. It had no plan
/// that grows late and has as many steps as the ramp. Its trials are not reused, because the warm-up of this study is twice as long.
/// </remarks>
[Experiment("May the batch grow during training, and when?", Seeds = 10, TuningSeeds = 5)]
[Translation("zh-CN", "训练中批大小可以增大吗？何时增大？",
    Summary = "增大批可以节省步数。Merrill 等（2025，arXiv:2505.23971）在临界批大小允许时尽早增大批，节省 43% 的步数而损失不变。2026 年的一个理论（arXiv:2602.14208）则认为，对于困难任务，"
        + "大部分训练应使用小批，直到后期才切换。Seesaw（Meterez 等，2025，arXiv:2510.14717）以增大批代替降低学习率。本实验在同样的文本上比较这些做法，并在步数相同的条件下，对比提早增大批与推迟增大批。"
        + "各方案的名称取自其批大小的变化方式：Small、Medium、Large 始终为 16、54、128 个序列；Ramp 在前 37.5% 的文本中由 16 增至 128；"
        + "EarlySwitch、MiddleSwitch、LateSwitch 分别在 19.5%、50%、75% 处由 16 变为 128；MediumSwitch 在 82.5% 处由 48 变为 128；"
        + "SmallLast 在 25% 处由 128 变为 16；Seesaw 随学习率下降由 16 增至 128。")]
[Scaled(Scale.Quick, Tokens = 409_600, Seeds = 3, TuningSeeds = 1)]
[Measure<ValidationLoss>(EveryTokens = 81_920)]
public sealed partial record GrowingBatch : LlamaExperiment
{
    /// <summary>Batch size over the run.</summary>
    [Axis<BatchPlan>(
        BatchPlan.Small, BatchPlan.Medium, BatchPlan.Large, BatchPlan.Ramp, BatchPlan.EarlySwitch, BatchPlan.MiddleSwitch,
        BatchPlan.LateSwitch, BatchPlan.MediumSwitch, BatchPlan.SmallLast, BatchPlan.Seesaw,
        Quick = [BatchPlan.Small, BatchPlan.Large, BatchPlan.Ramp, BatchPlan.Seesaw])]
    public BatchPlan Schedule { get; init; } = BatchPlan.Small;

    /// <summary>Peak learning rate at the largest batch of the schedule, tuned for each schedule on seeds that no claim uses.</summary>
    /// <remarks>For Seesaw, it is the rate at 16. With the square-root rule, a rate of 2.4e-2 at 128 is 8.5e-3 at 16.</remarks>
    [Axis<double>(7.5e-4, 1.5e-3, 3e-3, 6e-3, 1.2e-2, 2.4e-2, 4.8e-2), TunedPer(nameof(Schedule))]
    public double LearningRate { get; init; } = 6e-3;

    /// <summary>
    /// How the learning rate follows a batch that changes, tuned together with the rate. Schedules with one batch size do not depend on it,
    /// and Seesaw has its own rule.
    /// </summary>
    [Axis<RateRule>(RateRule.Constant, RateRule.SquareRoot), TunedPer(nameof(Schedule))]
    public RateRule Rule { get; init; } = RateRule.Constant;

    public override LlamaConfig Model => LlamaConfig.Nano with { TieWordEmbeddings = true };

    public override Corpus Corpus => Corpora.DotNetDocs with { SequenceLength = 32 };

    public override Training Training => new()
    {
        BatchSize = Schedule switch { BatchPlan.Small => 16, BatchPlan.Medium => 54, _ => 128 },
        BatchSchedule = Schedule switch
        {
            BatchPlan.Ramp => BatchSchedule.Staged(16, until: 0.125).Then(32, until: 0.25).Then(64, until: 0.375)
                with { RateExponent = RateExponent },
            BatchPlan.EarlySwitch => BatchSchedule.Staged(16, until: 0.195) with { RateExponent = RateExponent },
            BatchPlan.MiddleSwitch => BatchSchedule.Staged(16, until: 0.5) with { RateExponent = RateExponent },
            BatchPlan.LateSwitch => BatchSchedule.Staged(16, until: 0.75) with { RateExponent = RateExponent },
            BatchPlan.MediumSwitch => BatchSchedule.Staged(48, until: 0.825) with { RateExponent = RateExponent },
            BatchPlan.SmallLast => BatchSchedule.Staged(128, until: 0.25).Then(16, until: 1) with { RateExponent = RateExponent },
            BatchPlan.Seesaw => BatchSchedule.Seesaw(from: 16),
            _ => BatchSchedule.Constant(),
        },
        Tokens = 819_200,    // 1,600 steps of 16, 200 of 128
        Schedule = LlamaBatch.Schedule.Cosine(warmup: 0.1),
    };

    public override AdamW Optimizer => new() { LearningRate = LearningRate, Beta2 = 0.95, WeightDecay = 0.1 };

    public override Validation Validation => new() { Windows = 512 };

    [Claim("Every schedule that grows the batch takes fewer steps than the small batch")]
    [Translation("zh-CN", "凡是增大批的做法，步数都少于始终使用小批时")]
    private static Verdict GrowthSavesSteps(Plan p) => p.Steps(schedule: Growing).IsBelow(p.Steps(schedule: BatchPlan.Small));

    [Claim("The early ramp loses nothing against the small batch (Merrill et al. 2025)")]
    [Translation("zh-CN", "早期逐步增大批，损失不高于始终使用小批时（Merrill 等，2025）")]
    private static Verdict RampLosesNothing(Results r) => Loss(r, BatchPlan.Ramp).IsNoWorseThan(Loss(r, BatchPlan.Small), margin: 0.01);

    [Claim("A late switch loses nothing against the small batch (arXiv:2602.14208)")]
    [Translation("zh-CN", "后期切换到大批，损失不高于始终使用小批时（arXiv:2602.14208）")]
    private static Verdict LateSwitchLosesNothing(Results r) =>
        Loss(r, BatchPlan.LateSwitch).IsNoWorseThan(Loss(r, BatchPlan.Small), margin: 0.01);

    [Claim("Seesaw loses nothing against the small batch (Meterez et al. 2025)")]
    [Translation("zh-CN", "Seesaw 的损失不高于始终使用小批时（Meterez 等，2025）")]
    private static Verdict SeesawLosesNothing(Results r) => Loss(r, BatchPlan.Seesaw).IsNoWorseThan(Loss(r, BatchPlan.Small), margin: 0.01);

    [Claim("A later switch is better: after three quarters of the text rather than after a fifth (arXiv:2602.14208)")]
    [Translation("zh-CN", "切换越晚越好：读完四分之三文本后切换优于读完五分之一后切换（arXiv:2602.14208）")]
    private static Verdict LaterIsBetter(Results r) =>
        Loss(r, BatchPlan.LateSwitch).IsBelow(Loss(r, BatchPlan.EarlySwitch), margin: 0.01);

    [Claim("Small first is better than small last, after the same steps and text")]
    [Translation("zh-CN", "步数和文本相同时，先小批后大批优于先大批后小批")]
    private static Verdict SmallFirstIsBetter(Results r) =>
        Loss(r, BatchPlan.LateSwitch).IsBelow(Loss(r, BatchPlan.SmallLast), margin: 0.01);

    [Claim("A gradual ramp is better than a sudden switch, after the same steps and text")]
    [Translation("zh-CN", "步数和文本相同时，逐步增大批优于突然切换")]
    private static Verdict GradualIsBetter(Results r) =>
        Loss(r, BatchPlan.Ramp).IsBelow(Loss(r, BatchPlan.EarlySwitch), margin: 0.01);

    [Claim("After the same steps and text, a batch that grows early is better than one that grows late (Merrill et al. 2025)")]
    [Translation("zh-CN", "步数和文本相同时，早增大批优于晚增大批（Merrill 等，2025）")]
    private static Verdict EarlyGrowthIsBetter(Results r) =>
        Loss(r, BatchPlan.Ramp).IsBelow(Loss(r, BatchPlan.MediumSwitch), margin: 0.01);

    [Claim("After the same steps and text, a batch that grows early is better than one that does not grow")]
    [Translation("zh-CN", "步数和文本相同时，早增大批优于不增大批")]
    private static Verdict EarlyGrowthIsBetterThanNone(Results r) =>
        Loss(r, BatchPlan.Ramp).IsBelow(Loss(r, BatchPlan.Medium), margin: 0.01);

    [Claim("After the same steps and text, a batch that grows late is better than one that does not grow (arXiv:2602.14208)")]
    [Translation("zh-CN", "步数和文本相同时，晚增大批优于不增大批（arXiv:2602.14208）")]
    private static Verdict LateGrowthIsBetterThanNone(Results r) =>
        Loss(r, BatchPlan.MediumSwitch).IsBelow(Loss(r, BatchPlan.Medium), margin: 0.01);

    [Claim("Every schedule that grows the batch is better than the large batch throughout")]
    [Translation("zh-CN", "凡是增大批的做法，都优于始终使用大批")]
    private static Verdict GrowthIsBetterThanLarge(Results r) =>
        Loss(r, Growing).IsBelow(Loss(r, BatchPlan.Large), margin: 0.01);

    /// <summary>The power of the batch size to which the learning rate is proportional.</summary>
    private double RateExponent => Rule == RateRule.SquareRoot ? 0.5 : 0;

    /// <summary>The plans whose batch grows.</summary>
    private static Levels<BatchPlan> Growing =>
        [
            BatchPlan.Ramp, BatchPlan.EarlySwitch, BatchPlan.MiddleSwitch, BatchPlan.LateSwitch, BatchPlan.MediumSwitch, BatchPlan.Seesaw,
        ];

    private static Samples Loss(Results r, Levels<BatchPlan> schedule) => r.EqualTokens.ValidationLoss(schedule: schedule);
}
