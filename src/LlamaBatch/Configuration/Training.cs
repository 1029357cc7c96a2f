namespace LlamaBatch;

/// <summary>The settings of training: batch size, tokens, schedule, and how steps are computed.</summary>
public sealed record Training
{
    /// <summary>
    /// The number of sequences in an optimizer step. If <see cref="BatchSchedule"/> changes the batch size, this is the largest batch size.
    /// </summary>
    public Sequences BatchSize { get; init; } = 32;

    /// <summary>The batch size over the run; by default, all steps have <see cref="BatchSize"/>.</summary>
    public BatchSchedule BatchSchedule { get; init; } = BatchSchedule.Constant();

    /// <summary>
    /// The number of tokens to train on. A trial runs as many whole steps as fit into this number. The report states the remainder, which
    /// is less than one batch.
    /// </summary>
    public Tokens Tokens { get; init; } = DefaultTokens;

    /// <summary>Optimizer steps to train for, instead of <see cref="Tokens"/>; 0 if the tokens are set.</summary>
    /// <remarks>
    /// The tokens are then the steps, times the batch size, times the sequence length. Batch sizes that make the same number of steps can
    /// be compared with <c>EqualSteps</c>. A trial that is declared in steps is the same trial as one that is declared in tokens.
    /// </remarks>
    public int Steps { get; init; }

    /// <summary>The schedule of the learning rate over the run.</summary>
    public Schedule Schedule { get; init; } = Schedule.Cosine();

    /// <summary>
    /// The maximum global gradient norm. A gradient with a larger norm is scaled down to this norm before the step. 0 disables clipping.
    /// </summary>
    public double GradientClip { get; init; } = 1.0;

    /// <summary>
    /// The smaller batch size b, in sequences, whose gradient noise each step imitates. It is at most the batch size of the step. If it is
    /// 0, no noise is added.
    /// </summary>
    /// <remarks>
    /// A step of B sequences weights the gradient of each micro-batch by <c>1 ± √(B / b − 1)</c>, with random signs. The mean gradient is
    /// unchanged, and its covariance is that of a batch of b sequences. This is multiplicative noise (Wu et al. 2020, arXiv 1906.07405, who
    /// weight individual examples). The setting adds the noise of small batches but keeps the number of steps, so the two effects can be
    /// told apart.
    /// </remarks>
    public Sequences NoiseBatchSize { get; init; }

    /// <summary>
    /// The half-life, in tokens, of the weight average that validation measures. If it is 0, validation measures the weights themselves.
    /// After each step, the average θ̄ becomes <c>ξ θ̄ + (1 − ξ) θ</c> with <c>ξ = 2^(−B·T / half-life)</c>. The average therefore covers
    /// the same amount of text at all batch sizes (Zhang et al. 2024, arXiv 2410.21676; Marek et al. 2025, section 3). Use the average
    /// instead of learning-rate decay if losses in the middle of a run matter, as for the cost to reach a target.
    /// </summary>
    public Tokens AveragingHalfLife { get; init; }

    /// <summary>
    /// The number of sequences computed at once. 0 means the default of <see cref="TrialPlan.MicroBatch"/>. Gradients add up over the
    /// micro-batches of a step, so the micro-batch affects only memory, speed and rounding.
    /// </summary>
    public Sequences MicroBatch { get; init; }

    /// <summary>The pass that computes gradients. <c>--step</c> on the command line overrides this setting.</summary>
    public StepKind Step { get; init; } = StepKind.Fast;

    /// <summary>
    /// The number format of matrix products with <see cref="StepKind.Fast"/>. <see cref="StepKind.Autograd"/> always computes in float32.
    /// </summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>
    /// The maximum number of training tokens. The largest published models are trained on about a hundredth of this number.
    /// </summary>
    internal const double MostTokens = 1e15;

    private const long DefaultTokens = 1_000_000;

    /// <summary>
    /// The maximum number of sequences in a step. This maximum keeps the number of tokens in a step far below the range of a 64-bit
    /// integer.
    /// </summary>
    internal const double MostSequences = 1_000_000;

    /// <summary>
    /// Problems with these settings. <see cref="TrialPlan.Problems"/> also checks that the tokens fill at least one step, which depends on
    /// the sequence length.
    /// </summary>
    public IEnumerable<SettingProblem> Problems() =>
        SettingProblem.Outside(nameof(BatchSize), BatchSize.Count, new(1, MostSequences))
        .Concat(SettingProblem.Outside(nameof(Tokens), Tokens.Count, new(1, MostTokens)))
        .Concat(SettingProblem.Outside(nameof(Steps), Steps, ValueRange.AtLeast(0)))
        .Concat(Steps > 0 && Tokens.Count != DefaultTokens
            ? [new SettingProblem(nameof(Steps), "Training sets both Steps and Tokens. Remove one of them.")]
            : [])
        .Concat(Steps > 0 && BatchSchedule is not (null or ConstantBatch)
            ? [new SettingProblem(nameof(Steps), "Steps needs a constant batch size. With a BatchSchedule, set Tokens.")]
            : [])
        .Concat(SettingProblem.Outside(nameof(GradientClip), GradientClip, ValueRange.AtLeast(0)))
        .Concat(SettingProblem.Outside(nameof(MicroBatch), MicroBatch.Count, new(0, MostSequences)))
        .Concat(SettingProblem.Outside(nameof(NoiseBatchSize), NoiseBatchSize.Count, new(0, Math.Max(1, BatchSize.Count))))
        .Concat(SettingProblem.Outside(nameof(AveragingHalfLife), AveragingHalfLife.Count, new(0, MostTokens)))
        .Concat(SettingProblem.Undefined(nameof(Step), Step))
        .Concat(SettingProblem.Undefined(nameof(Precision), Precision))
        .Concat(Schedule is null
            ? [new SettingProblem(nameof(Schedule), "Schedule is null; use Schedule.Cosine() or another schedule.")]
            : Schedule.Problems()
                .Select(problem => new SettingProblem($"{nameof(Schedule)}.{problem.Property}", $"Schedule.{problem.Message}")))
        .Concat(BatchSchedule is null
            ? [new SettingProblem(nameof(BatchSchedule), "BatchSchedule is null; use BatchSchedule.Constant() or another schedule.")]
            : BatchSchedule.Problems(this).Select(problem =>
                problem with { Property = $"{nameof(BatchSchedule)}.{problem.Property}", Message = $"BatchSchedule.{problem.Message}" }));

    /// <summary>The peak learning rate in steps with the largest batch size.</summary>
    /// <param name="learningRate">
    /// The optimizer's peak learning rate, which applies to steps of <see cref="BatchSchedule.RateBatch"/> sequences.
    /// </param>
    internal double RateOfLargestSteps(double learningRate) => learningRate * BatchSchedule.BatchFactor(this, BatchSize);

    /// <summary>The same settings with the budget in tokens, if it is declared in steps.</summary>
    /// <param name="sequenceLength">The number of tokens in a sequence.</param>
    internal Training InTokens(int sequenceLength) => Steps <= 0 ? this : this with
    {
        // The product may exceed a 64-bit integer. Then the plan reports too many tokens.
        Tokens = (long)Math.Min(2 * MostTokens, (double)Steps * BatchSize.Count * sequenceLength),
        Steps = 0,
    };

    /// <summary>Whether the batch size changes during the run.</summary>
    internal bool IsBatchScheduled => BatchSchedule is not ConstantBatch;

    /// <summary>
    /// The settings that affect learning, as text. These are all settings except <see cref="MicroBatch"/>. A constant batch schedule and a
    /// noise batch size of 0 are omitted, so that trials from before these settings existed keep their identity. Steps are listed as
    /// tokens; see <see cref="TrialPlan.Training"/>.
    /// </summary>
    public IEnumerable<Setting> Settings() =>
        new Setting[]
        {
            new(nameof(BatchSize), BatchSize.Count),
            new(nameof(Tokens), Tokens.Count),
            new(nameof(GradientClip), GradientClip),
            new(nameof(Step), Step.ToString().ToLowerInvariant()),
            new(nameof(Schedule), Schedule.Name),
            new(nameof(AveragingHalfLife), AveragingHalfLife.Count),
            new(nameof(Precision), Precision.ToString().ToLowerInvariant()),
        }
        .Concat(Schedule.Settings().Select(s => new Setting($"{nameof(Schedule)}.{s.Name}", s.Value)))
        .Concat(IsBatchScheduled
            ? BatchSchedule.Settings().Select(s => new Setting($"{nameof(BatchSchedule)}.{s.Name}", s.Value))
                .Prepend(new Setting(nameof(BatchSchedule), BatchSchedule.Name))
            : [])
        .Concat(NoiseBatchSize.Count > 0 ? [new Setting(nameof(NoiseBatchSize), NoiseBatchSize.Count)] : []);

    /// <summary>
    /// The settings that identify a trial, as text. An averaging half-life of 0 and the precision float32 are omitted, so that trials from
    /// before these settings existed keep their identity.
    /// </summary>
    public IEnumerable<Setting> IdentifyingSettings() => Settings().Where(setting =>
        !(setting.Name == nameof(AveragingHalfLife) && AveragingHalfLife.Count <= 0)
            && !(setting.Name == nameof(Precision) && Precision == Precision.Float32));
}
