using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>The plan of an <see cref="UnusableExperiment"/>: one problem and no trials.</summary>
internal sealed class UnusablePlan(
    UnusableExperiment experiment,
    string problem,
    Scale scale,
    StepKind? step) : PlannedExperiment(experiment, scale, step)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems => [problem];

    /// <inheritdoc/>
    public override int Count => 0;

    /// <inheritdoc/>
    public override int TuningSeeds => 0;

    /// <inheritdoc/>
    public override IReadOnlyList<AxisLevels> Tuned => [];

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> Plans => [];

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> Arms => [];

    /// <inheritdoc/>
    public override void CheckCorpora(CorpusShelf corpora)
    {
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Trial> Trials(CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) => [];

    /// <inheritdoc/>
    public override Trial TrialOf(IReadOnlyList<AxisLevel> levels, int seed, Phase phase, CorpusShelf corpora)
        => throw new InvalidOperationException(problem);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Report(
        CorpusShelf corpora,
        StoredResults results,
        Func<IReadOnlyList<OtherVerdict>>? others = null,
        string language = ReportLanguages.English) =>
        throw new InvalidOperationException(problem);
}
