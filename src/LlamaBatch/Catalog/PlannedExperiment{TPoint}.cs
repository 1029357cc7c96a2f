using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment whose trials LlamaBatch runs, planned for a scale (smoke, quick or full).</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="planned">The experiment's trials at the scale.</param>
/// <param name="report">Writes the report.</param>
internal sealed class PlannedExperiment<TPoint>(
    Experiment experiment,
    PlannedSweep<TPoint> planned,
    Func<ReportInput<TPoint>, IReadOnlyDictionary<string, string>> report) : PlannedExperiment(experiment, planned.Scale, planned.Step)
    where TPoint : LlamaExperiment
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems => planned.ProblemSentences();

    /// <inheritdoc/>
    public override int Count => planned.Count;

    /// <inheritdoc/>
    public override int TuningSeeds => planned.TuningSeeds;

    /// <inheritdoc/>
    public override IReadOnlyList<AxisLevels> Tuned =>
        [.. planned.Sweep.Axes.Where(axis => axis.IsTuned).Select(axis => new AxisLevels(axis.Name, axis.LevelsAt(planned.Scale)))];

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> Plans
        => [.. planned.Points.Select(levels => (levels, planned.PlanOf(planned.Sweep.At(levels))))];

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> Arms
        => [.. planned.ComparedPoints.Select(levels => (levels, planned.IdentityOf(levels, [])))];

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => PlannedSettings.Across(planned);

    /// <inheritdoc/>
    public override void CheckCorpora(CorpusShelf corpora) => planned.CheckCorpora(corpora);

    /// <inheritdoc/>
    public override IReadOnlyList<string> CorpusNotes(CorpusShelf corpora) =>
        planned.Seeds == 0
            ? [.. corpora.Remarks]
            : NotesOn([.. planned.Points.Select(planned.Sweep.At).Select(point => new CorpusUse(point, planned.PlanOf(point)))], corpora);

    /// <inheritdoc/>
    public override IReadOnlyList<Trial> Trials(CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results)
        => planned.Trials(corpora, results);

    /// <inheritdoc/>
    public override Trial TrialOf(IReadOnlyList<AxisLevel> levels, int seed, Phase phase, CorpusShelf corpora)
        => planned.TrialOf(levels, seed, phase, corpora);

    /// <inheritdoc/>
    public override IReadOnlyList<DecidedClaim> Verdicts(CorpusShelf corpora, StoredResults results)
    {
        IReadOnlyList<DecidedClaim> decided = [];
        report(new ReportInput<TPoint>(planned, corpora, results) { Decided = claims => decided = claims });
        return decided;
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Report(
        CorpusShelf corpora,
        StoredResults results,
        Func<IReadOnlyList<OtherVerdict>>? others = null,
        string language = ReportLanguages.English) =>
        report(new ReportInput<TPoint>(planned, corpora, results) {
            Others = others ?? (() => []),
            Language = KnownLanguages.All.First(one => one.Tag == language) });

    /// <inheritdoc/>
    internal override IReadOnlyList<Samples> Everything(CorpusShelf corpora, StoredResults results)
        => ResultTable.Of(planned, corpora, results.Trials).Everything;

    private IReadOnlyList<string> NotesOn(IReadOnlyList<CorpusUse> uses, CorpusShelf corpora) =>
    [
        .. TextAnalysis.Uses(uses, corpora).Select(paragraph => KnownLanguages.English.Paragraph(paragraph).ToString()),
        .. TextAnalysis.Difference(uses, planned.Sweep.Metrics) is { } difference
            ? [difference.In(KnownLanguages.English).ToString()]
            : Array.Empty<string>(),
        .. corpora.Remarks,
    ];
}
