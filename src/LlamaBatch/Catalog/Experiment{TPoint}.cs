using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Analyses;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>Binds what the generator wrote for a record into an <see cref="Experiment"/>.</summary>
/// <param name="sweep">The typed sweep.</param>
/// <param name="pipeline">The training program.</param>
/// <param name="report">The report.</param>
/// <param name="claims">The claims, bound to some results and to the plan.</param>
public sealed class Experiment<TPoint>(
    Sweep<TPoint> sweep,
    Action<Trial<TPoint>, TokenSource, TrialRecorder> pipeline,
    Func<ReportInput<TPoint>, IReadOnlyDictionary<string, string>> report,
    Func<ResultTable, PlanTable, IReadOnlyList<Claim>> claims) : Experiment
    where TPoint : LlamaExperiment
{
    /// <inheritdoc/>
    public override string Name => sweep.Name;

    /// <inheritdoc/>
    public override string Question => sweep.Question;

    /// <inheritdoc/>
    public override IReadOnlyList<MetricDefinition> Metrics => sweep.Metrics;

    /// <inheritdoc/>
    public override StepKind? ForcedStep
    {
        get => sweep.ForcedStep;
        set => sweep.ForcedStep = value;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ProblemsAt(Scale scale) => sweep.ProblemsAt(scale);

    /// <inheritdoc/>
    public override void CheckCorpora(Scale scale, CorpusShelf corpora) => sweep.CheckCorpora(scale, corpora);

    /// <inheritdoc/>
    public override IReadOnlyList<string> CorpusNotesAt(Scale scale, CorpusShelf corpora) =>
        sweep.SeedsAt(scale) == 0 ? [.. corpora.Remarks] : NotesOn([.. sweep.PointsAt(scale).Select(sweep.At).Select(point => new CorpusUse(point, sweep.PlanOf(point, scale)))], corpora);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> OwnCode => sweep.OwnCode;

    /// <inheritdoc/>
    public override int CountAt(Scale scale) => sweep.CountAt(scale);

    /// <inheritdoc/>
    public override IReadOnlyList<Trial> Trials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) => sweep.Trials(scale, corpora, results);

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> PlansAt(Scale scale) =>
        [.. sweep.PointsAt(scale).Select(levels => (levels, sweep.PlanOf(sweep.At(levels), scale)))];

    /// <inheritdoc/>
    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> ArmsAt(Scale scale) =>
        [.. sweep.ComparedPointsAt(scale).Select(levels => (levels, sweep.IdentityOf(levels, [], scale)))];

    /// <inheritdoc/>
    public override IReadOnlyList<AxisLevels> TunedAt(Scale scale) => [.. sweep.Axes.Where(axis => axis.IsTuned).Select(axis => new AxisLevels(axis.Name, axis.LevelsAt(scale)))];

    /// <inheritdoc/>
    public override int TuningSeedsAt(Scale scale) => sweep.TuningSeedsAt(scale);

    /// <inheritdoc/>
    public override IReadOnlyList<ClaimFinding> RehearseClaims() => Rehearsal.Of(sweep, claims);

    /// <inheritdoc/>
    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder)
    {
        var typed = (Trial<TPoint>)trial;
        pipeline(typed, corpora.Open(typed.Point.Corpus), recorder);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<DecidedClaim> Verdicts(Scale scale, CorpusShelf corpora, StoredResults results)
    {
        IReadOnlyList<DecidedClaim> decided = [];
        report(new ReportInput<TPoint>(sweep, scale, corpora, results) { Decided = claims => decided = claims });
        return decided;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> SettingsAt(Scale scale) => ReportWriter<TPoint>.SettingsAtBaseline(sweep, scale);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Report(Scale scale, CorpusShelf corpora, StoredResults results) =>
        report(new ReportInput<TPoint>(sweep, scale, corpora, results));

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Report(Scale scale, CorpusShelf corpora, StoredResults results, Func<IReadOnlyList<OtherVerdict>> others) =>
        report(new ReportInput<TPoint>(sweep, scale, corpora, results) { Others = others });

    private IReadOnlyList<string> NotesOn(IReadOnlyList<CorpusUse> uses, CorpusShelf corpora) =>
    [
        .. TextAnalysis.Uses(uses, corpora).Select(paragraph => Language.English.Paragraph(paragraph).ToString()),
        .. TextAnalysis.Difference(uses, sweep.Metrics) is { } difference ? [difference.In(Language.English).ToString()] : Array.Empty<string>(),
        .. corpora.Remarks,
    ];
}
