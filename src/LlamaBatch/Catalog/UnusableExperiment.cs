using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment whose record, axes or metrics throw when they are made. It keeps its name, says its problem, and leaves the other experiments alone.</summary>
/// <param name="name">The record's name.</param>
/// <param name="problem">Why it cannot be made, as a sentence.</param>
internal sealed class UnusableExperiment(string name, string problem) : Experiment
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string Question => problem;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDefinition> Metrics => [];

    /// <inheritdoc/>
    public override StepKind? ForcedStep { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ProblemsAt(Scale scale) => [problem];

    /// <inheritdoc/>
    public override void CheckCorpora(Scale scale, CorpusShelf corpora)
    {
    }

    /// <inheritdoc/>
    public override int CountAt(Scale scale) => 0;

    /// <inheritdoc/>
    public override IReadOnlyList<Trial> Trials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> PlansAt(Scale scale) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<AxisLevels> TunedAt(Scale scale) => [];

    /// <inheritdoc/>
    public override int TuningSeedsAt(Scale scale) => 0;

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> ArmsAt(Scale scale) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<ClaimFinding> RehearseClaims() => [];

    /// <inheritdoc/>
    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder) => throw new InvalidOperationException(problem);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Report(Scale scale, CorpusShelf corpora, StoredResults results) => throw new InvalidOperationException(problem);
}
