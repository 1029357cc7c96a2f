using LlamaBatch.Reporting.Markdown;

namespace LlamaBatch.Reporting.Facts;

/// <summary>A tuned axis.</summary>
/// <param name="Axis">Its property.</param>
/// <param name="Per">The axes for each of whose levels it is tuned; none where it is tuned once.</param>
internal sealed record TunedAxis(string Axis, IReadOnlyList<string> Per);

/// <summary>A processor that trials ran on.</summary>
/// <param name="Name">Its model.</param>
/// <param name="Cores">The cores that the study could use.</param>
internal readonly record struct ProcessorFact(string Name, int Cores);

/// <summary>What a study compared.</summary>
/// <param name="Axes">The compared axes with their levels.</param>
/// <param name="Tuned">The tuned axes.</param>
internal sealed record ComparedAxes(IReadOnlyList<AxisLevels> Axes, IReadOnlyList<TunedAxis> Tuned) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How much a study trained, where and when.</summary>
/// <param name="Tuning">Finished tuning trials.</param>
/// <param name="Evaluation">Finished evaluation trials.</param>
/// <param name="Costs">Finished cost trials.</param>
/// <param name="Seeds">Evaluation seeds; 0 where only costs are measured.</param>
/// <param name="Tokens">Tokens of all trials.</param>
/// <param name="Processors">What they ran on.</param>
/// <param name="Time">How long it took; null where no attempt recorded it.</param>
internal sealed record StudyExtent(
    int Tuning, int Evaluation, int Costs, int Seeds, double Tokens, IReadOnlyList<ProcessorFact> Processors, StudyTime? Time) : Fact
{
    /// <summary>All finished trials.</summary>
    public int Trials => Tuning + Evaluation + Costs;

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Only costs are measured.</summary>
internal sealed record CostsOnly : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What a seed fixes, and how points are compared.</summary>
/// <param name="Seeds">Evaluation seeds.</param>
/// <param name="IsSameText">Whether a seed reads the same tokens at every point.</param>
/// <param name="TuningSeeds">Tuning seeds; 0 where nothing is tuned.</param>
internal sealed record SeedPairing(int Seeds, bool IsSameText, int TuningSeeds) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>How costs are measured.</summary>
/// <param name="Blocks">In how many blocks.</param>
internal sealed record CostProtocol(int Blocks) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What a token is.</summary>
/// <param name="Corpus">The corpus that says so.</param>
internal sealed record TokenKind(Corpus Corpus) : Fact
{
    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>What a step of the baseline takes.</summary>
/// <param name="Sequences">Its sequences.</param>
/// <param name="SequenceLength">Tokens of a sequence.</param>
internal sealed record StepSize(int Sequences, int SequenceLength) : Fact
{
    /// <summary>Tokens of a step.</summary>
    public long Tokens => (long)Sequences * SequenceLength;

    /// <summary>The size of the steps of a trial.</summary>
    public static StepSize Of(TrialPlan plan) => new(plan.Training.BatchSize.Count, plan.SequenceLength);

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>The smallest and the largest of some numbers.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct WholeRange(long Least, long Most)
{
    /// <summary>The range of some numbers; there is at least one.</summary>
    public static WholeRange Of(IReadOnlyCollection<long> numbers) => new(numbers.Min(), numbers.Max());
}

/// <summary>How much is computed at once, on one thread.</summary>
/// <param name="Sequences">Sequences of a micro-batch.</param>
/// <param name="Tokens">Tokens of a micro-batch.</param>
internal sealed record MicroBatches(WholeRange Sequences, WholeRange Tokens) : Fact
{
    /// <summary>The micro-batches of some trials.</summary>
    public static MicroBatches Of(IReadOnlyCollection<TrialPlan> plans) => new(
        WholeRange.Of([.. plans.Select(plan => (long)plan.MicroBatch)]),
        WholeRange.Of([.. plans.Select(plan => (long)plan.MicroBatch * plan.SequenceLength)]));

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}

/// <summary>Which training step trials take, and what computes their gradients.</summary>
/// <param name="Step">The step; null where trials differ.</param>
/// <param name="Precisions">In what their larger matrix products are computed.</param>
internal sealed record StepTaken(StepKind? Step, IReadOnlyList<Precision> Precisions) : Fact
{
    /// <summary>The step of some trials.</summary>
    public static StepTaken Of(IReadOnlyList<TrialPlan> plans) => new(
        plans.Select(plan => plan.Training.Step).Distinct().ToList() is [StepKind only] ? only : null,
        [.. plans.Select(plan => plan.Precision).Distinct()]);

    /// <inheritdoc/>
    public override Prose In(Language language) => language.Say(this);
}
