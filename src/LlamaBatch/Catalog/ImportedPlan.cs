using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Runs;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>The plan of an experiment whose runs come from a table. It has no trials, and is the same at every scale.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="design">The declarations in the experiment's record.</param>
/// <param name="report">Writes the report.</param>
internal sealed class ImportedPlan<TPoint>(
    Experiment experiment,
    Design<TPoint> design,
    Func<ImportedInput<TPoint>, IReadOnlyDictionary<string, string>> report) : PlannedExperiment(experiment, Scale.Full, step: null)
    where TPoint : ImportedExperiment
{
    private ImportedRuns? _read;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Problems => [.. design.Problems()];

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

    /// <summary>Reads the table.</summary>
    /// <param name="corpora">The corpora. Only their folder, the experiment's folder, is used.</param>
    /// <exception cref="IOException">The table cannot be read or is malformed.</exception>
    public override void CheckCorpora(CorpusShelf corpora) => _ = ReadIn(corpora);

    /// <inheritdoc/>
    public override IReadOnlyList<Trial> Trials(CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) => [];

    /// <inheritdoc/>
    public override Trial TrialOf(IReadOnlyList<AxisLevel> levels, int seed, Phase phase, CorpusShelf corpora)
        => throw new ArgumentException($"{design.Name} reads runs from a table; it has no trials.");

    /// <inheritdoc/>
    public override IReadOnlyList<DecidedClaim> Verdicts(CorpusShelf corpora, StoredResults results)
    {
        IReadOnlyList<DecidedClaim> decided = [];
        report(InputOf(corpora) with { Decided = claims => decided = claims });
        return decided;
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Report(
        CorpusShelf corpora,
        StoredResults results,
        Func<IReadOnlyList<OtherVerdict>>? others = null,
        string language = ReportLanguages.English) =>
        report(InputOf(corpora) with
        {
            Others = others ?? (() => []),
            Language = KnownLanguages.All.First(one => one.Tag == language),
        });

    /// <inheritdoc/>
    internal override IReadOnlyList<Samples> Everything(CorpusShelf corpora, StoredResults results)
        => InputOf(corpora).Results.Everything;

    private ImportedInput<TPoint> InputOf(CorpusShelf corpora) =>
        new(design, design.Baseline.Runs, ReadIn(corpora)) { Folder = corpora.Folder };

    private ImportedRuns ReadIn(CorpusShelf corpora) => _read ??= design.Baseline.Runs.Read(
        corpora.Folder,
        new ImportedColumns(
            [.. design.Axes.Select(axis => new ImportedAxis(axis.Name, ImportedAxis.KindOf(axis.LevelType), axis.LevelsAt(Scale.Full)))],
            [.. design.Metrics.Select(metric => metric.Key)],
            design.Targets));
}
