using System.Globalization;
using System.Text;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.FakeExperiments;

internal sealed class FakeExperiment(string name, string question, bool isTuned = false, bool measuresCosts = false) : Experiment
{
    private readonly FakeSweep _sweep = new(isTuned, measuresCosts);

    public override string Name => name;

    public override string Question => question;

    public override IReadOnlyList<MetricDefinition> Metrics => _sweep.Metrics;

    public override StepKind? ForcedStep
    {
        get => _sweep.ForcedStep;
        set => _sweep.ForcedStep = value;
    }

    public override IReadOnlyList<string> ProblemsAt(Scale scale) => _sweep.ProblemsAt(scale);

    public override void CheckCorpora(Scale scale, CorpusShelf corpora) => _sweep.CheckCorpora(scale, corpora);

    public override IReadOnlyDictionary<string, string> OwnCode => Faults.Code is string code ? new Dictionary<string, string> { ["Perplexity"] = code } : base.OwnCode;

    public override int CountAt(Scale scale) => _sweep.CountAt(scale);

    public override IReadOnlyList<Trial> Trials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results) => _sweep.Trials(scale, corpora, results);

    public override IReadOnlyList<AxisLevels> TunedAt(Scale scale) => [.. _sweep.Axes.Where(axis => axis.IsTuned).Select(axis => new AxisLevels(axis.Name, axis.LevelsAt(scale)))];

    public override int TuningSeedsAt(Scale scale) => _sweep.TuningSeedsAt(scale);

    public override IReadOnlyList<ClaimFinding> RehearseClaims()
    {
        Faults.RunClaim();
        return Faults.Claim is string problem ? [new ClaimFinding(new Claim("The fake is faithful", "", () => null) { Method = Faults.IsNoted }, Faults.ClaimScale, problem, HasNoAnswer: true)] : [];
    }

    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> ArmsAt(Scale scale) => [];

    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> PlansAt(Scale scale) =>
        [.. _sweep.PointsAt(scale).Select(levels => (levels, _sweep.PlanOf(_sweep.At(levels), scale)))];

    public override void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder) => FakeTraining.Run((Trial<Fake>)trial, recorder);

    /// <summary>The claims that <c>FAKE_CLAIMS</c> names, decided in no way.</summary>
    public override IReadOnlyList<DecidedClaim> Verdicts(Scale scale, CorpusShelf corpora, StoredResults results) =>
        [.. (Environment.GetEnvironmentVariable("FAKE_CLAIMS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(claim => new DecidedClaim(claim, "", claim, VerdictStatus.Inconclusive))];

    public override IReadOnlyDictionary<string, string> Report(Scale scale, CorpusShelf corpora, StoredResults results)
    {
        var text = new StringBuilder($"# {Question}\n\nScale {scale}.\n");
        text.Append(results.Trials.Count == 0 ? $"{NotYetRun}\n" : "");
        foreach (Trial trial in _sweep.EvaluationTrials(scale, corpora, results.Trials).Where(trial => results.Trials.ContainsKey(trial.Id)))
        {
            TrialResult result = results.Trials[trial.Id];
            text.Append(CultureInfo.InvariantCulture, $"{trial.Label}: {result.Outcome}, {string.Join(", ", result.Learning.Select(series => $"{series.Key} {series.Value[^1].Value:R}"))}\n");
        }

        text.Append("\n## Deviations\n\n");

        foreach (Note note in results.Notes)
        {
            text.Append(Language.English.Say(note)).Append('\n');
        }

        return new Dictionary<string, string>(StringComparer.Ordinal) { ["REPORT.md"] = text.ToString(), ["figures/loss.svg"] = "<svg/>\n" };
    }
}
