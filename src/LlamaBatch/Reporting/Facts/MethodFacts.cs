using LlamaBatch.Journal;
using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>An axis whose best level is chosen on separate seeds before claims are decided.</summary>
/// <param name="Axis">The name of the axis's property.</param>
/// <param name="Per">The axes at whose levels tuning is repeated; empty if the axis is tuned only once.</param>
internal sealed record TunedAxis(string Axis, IReadOnlyList<string> Per);

/// <summary>A CPU model on which trials ran.</summary>
/// <param name="Name">The model name of the CPU.</param>
/// <param name="Cores">The number of cores available to the study.</param>
internal readonly record struct ProcessorFact(string Name, int Cores);

/// <summary>The compared axes and the tuned axes of a study.</summary>
/// <param name="Axes">The compared axes with their levels.</param>
/// <param name="Tuned">The tuned axes.</param>
internal sealed record ComparedAxes(IReadOnlyList<AxisLevels> Axes, IReadOnlyList<TunedAxis> Tuned) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The extent of a study: finished trials, tokens, processors and time.</summary>
/// <param name="Tuning">The number of finished tuning trials.</param>
/// <param name="Evaluation">The number of finished evaluation trials.</param>
/// <param name="Costs">The number of finished cost trials.</param>
/// <param name="Seeds">The number of evaluation seeds; 0 if only costs are measured.</param>
/// <param name="Tokens">
/// The number of training tokens. If trials share their first steps, the tokens of these steps are counted once.
/// </param>
/// <param name="Processors">The processors of the machines that ran the trials.</param>
/// <param name="Time">The training time of the study; null if no attempt recorded its time.</param>
internal sealed record StudyExtent(
    int Tuning, int Evaluation, int Costs, int Seeds, double Tokens, IReadOnlyList<ProcessorFact> Processors, StudyTime? Time) : Fact
{
    /// <summary>The total number of finished trials.</summary>
    public int Trials => Tuning + Evaluation + Costs;

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Trials whose first steps were reused from another trial instead of computed again.</summary>
/// <param name="Trials">The number of trials with reused steps.</param>
/// <param name="Tokens">The number of tokens in the reused steps, summed over the trials.</param>
internal sealed record SharedSteps(int Trials, double Tokens) : Fact
{
    /// <summary>Counts the trials with reused steps. Null if there are none.</summary>
    /// <param name="attempts">The attempts at trials of the study.</param>
    public static SharedSteps? Of(IEnumerable<Attempt> attempts)
    {
        // An attempt that resumed from a checkpoint took its first steps in an earlier attempt, so the earlier attempt counts.
        List<long> shared = [.. attempts.GroupBy(attempt => attempt.Trial)
            .Select(trial => trial.OrderBy(attempt => attempt.Number)
                .LastOrDefault(attempt => attempt.ResumedFromStep is null || attempt.TrunkTokens is not null)?.TrunkTokens ?? 0)
            .Where(tokens => tokens > 0)];
        return shared.Count == 0 ? null : new SharedSteps(shared.Count, shared.Sum(tokens => (double)tokens));
    }

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that a study measures only costs.</summary>
internal sealed record CostsOnly : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What a seed determines, and how seeds pair configurations.</summary>
/// <param name="Seeds">The number of evaluation seeds.</param>
/// <param name="IsSameText">Whether all configurations read the same tokens with the same seed.</param>
/// <param name="TuningSeeds">The number of tuning seeds; 0 if nothing is tuned.</param>
internal sealed record SeedPairing(int Seeds, bool IsSameText, int TuningSeeds) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The protocol of cost measurements.</summary>
/// <param name="Blocks">The number of blocks; each block measures every configuration once.</param>
/// <param name="HasMemory">Whether memory is measured.</param>
/// <param name="Processors">The model names of the CPUs that ran the cost trials; empty if they are unknown.</param>
internal sealed record CostProtocol(int Blocks, bool HasMemory, IReadOnlyList<string> Processors) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The settings that differ between configurations because they depend on the levels of the axes.</summary>
/// <param name="Names">The names of the settings.</param>
internal sealed record VaryingSettings(IReadOnlyList<string> Names) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The definition of a built-in metric whose name needs explanation.</summary>
/// <param name="Key">The key of the metric.</param>
internal sealed record MetricMeaning(string Key) : Fact
{
    private static readonly string[] _keys =
    [
        nameof(SeenLoss), nameof(GeneralizationGap), nameof(UpdateRatio), nameof(LossJitter), nameof(ModelFlopsUtilization),
        nameof(ValidationJitter), nameof(AccuracyJitter), nameof(SpikeRate), nameof(GradientCosine), nameof(SignalToNoise),
        nameof(GradientBias), nameof(TopEigenvalue), nameof(SamSharpness), nameof(RandomSharpness),
        nameof(LossBarrier),
    ];

    /// <summary>The definitions of those metrics whose names need explanation.</summary>
    /// <param name="metrics">The metrics.</param>
    public static IEnumerable<MetricMeaning> Of(IEnumerable<MetricDefinition> metrics) =>
        metrics.Where(metric => _keys.Contains(metric.Key)).Select(metric => new MetricMeaning(metric.Key));

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The kind of token in a study.</summary>
/// <param name="Corpus">The corpus, which defines the kind of token.</param>
internal sealed record TokenKind(Corpus Corpus) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The size of an optimizer step in the baseline configuration: the number of sequences and their length.</summary>
/// <param name="Sequences">The number of sequences in a step.</param>
/// <param name="SequenceLength">The number of tokens in a sequence.</param>
internal sealed record StepSize(int Sequences, int SequenceLength) : Fact
{
    /// <summary>The number of tokens in a step.</summary>
    public long Tokens => (long)Sequences * SequenceLength;

    /// <summary>The step size of a trial.</summary>
    public static StepSize Of(TrialPlan plan) => new(plan.Training.BatchSize.Count, plan.SequenceLength);

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The smallest and the largest of a set of whole numbers.</summary>
/// <param name="Least">The smallest number.</param>
/// <param name="Most">The largest number.</param>
internal readonly record struct WholeRange(long Least, long Most)
{
    /// <summary>The range of a set of numbers, which must not be empty.</summary>
    public static WholeRange Of(IReadOnlyCollection<long> numbers) => new(numbers.Min(), numbers.Max());
}

/// <summary>The sizes of the micro-batches: the parts of a batch that one thread computes at once.</summary>
/// <param name="Sequences">The range of the number of sequences in a micro-batch.</param>
/// <param name="Tokens">The range of the number of tokens in a micro-batch.</param>
internal sealed record MicroBatches(WholeRange Sequences, WholeRange Tokens) : Fact
{
    /// <summary>The micro-batch sizes of several trials.</summary>
    public static MicroBatches Of(IReadOnlyCollection<TrialPlan> plans) => new(
        WholeRange.Of([.. plans.Select(plan => (long)plan.MicroBatch)]),
        WholeRange.Of([.. plans.Select(plan => (long)plan.MicroBatch * plan.SequenceLength)]));

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The fact that validation uses an average of the weights over steps.</summary>
/// <param name="HalfLife">The half-life of the exponential average, in tokens.</param>
internal sealed record AveragedWeights(Tokens HalfLife) : Fact
{
    /// <summary>One fact if all trials average their weights with the same half-life; otherwise an empty list.</summary>
    public static IReadOnlyList<Fact> Of(IReadOnlyList<TrialPlan> plans) =>
        plans.Select(plan => plan.Training.AveragingHalfLife).Distinct().ToList() is [{ Count: > 0 } only]
            ? [new AveragedWeights(only)]
            : [];

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The kind of training step (fast or autograd), and the precision of its matrix products.</summary>
/// <param name="Step">The kind of step; null if trials differ.</param>
/// <param name="Precisions">The precisions of large matrix products.</param>
internal sealed record StepTaken(StepKind? Step, IReadOnlyList<Precision> Precisions) : Fact
{
    /// <summary>The kind of step and the precisions of several trials.</summary>
    public static StepTaken Of(IReadOnlyList<TrialPlan> plans) => new(
        plans.Select(plan => plan.Training.Step).Distinct().ToList() is [StepKind only] ? only : null,
        [.. plans.Select(plan => plan.Precision).Distinct()]);

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
