using System.Globalization;
using System.Text;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Reporting.Facts;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.FakeExperiments;

internal sealed class FakePlan(
    FakeExperiment experiment,
    PlannedSweep<Fake> planned) : PlannedExperiment(experiment, planned.Scale, planned.Step)
{
    public override IReadOnlyList<string> Problems => planned.ProblemSentences();

    public override int Count => planned.Count;

    public override int TuningSeeds => planned.TuningSeeds;

    public override IReadOnlyList<AxisLevels> Tuned
        => [.. planned.Sweep.Axes.Where(axis => axis.IsTuned).Select(axis => new AxisLevels(axis.Name, axis.LevelsAt(Scale)))];

    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> Plans
        => [.. planned.Points.Select(levels => (levels, planned.PlanOf(planned.Sweep.At(levels))))];

    public override IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> Arms => [];

    public override void CheckCorpora(CorpusShelf corpora) => planned.CheckCorpora(corpora);

    public override IReadOnlyList<Trial> Trials(CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results)
        => planned.Trials(corpora, results);

    public override Trial TrialOf(IReadOnlyList<AxisLevel> levels, int seed, Phase phase, CorpusShelf corpora)
        => planned.TrialOf(levels, seed, phase, corpora);

    /// <summary>The claims that <c>FAKE_CLAIMS</c> names, decided in no way.</summary>
    public override IReadOnlyList<DecidedClaim> Verdicts(CorpusShelf corpora, StoredResults results) =>
        [.. (Environment.GetEnvironmentVariable("FAKE_CLAIMS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(claim => new DecidedClaim(claim, "", claim, VerdictStatus.Inconclusive))];

    internal override IReadOnlyList<Samples> Everything(CorpusShelf corpora, StoredResults results)
        => ResultTable.Of(planned, corpora, results.Trials).Everything;

    public override IReadOnlyDictionary<string, string> Report(
        CorpusShelf corpora,
        StoredResults results,
        Func<IReadOnlyList<OtherVerdict>>? others = null,
        string language = ReportLanguages.English)
    {
        Language said = KnownLanguages.All.First(one => one.Tag == language);
        var text = new StringBuilder($"# {Experiment.Question}\n\nScale {Scale}.\n");
        text.Append(results.Trials.Count == 0 ? $"{Experiment.NotYetRun}\n" : "");
        foreach (Trial trial in planned.EvaluationTrials(corpora, results.Trials).Where(trial => results.Trials.ContainsKey(trial.Id)))
        {
            TrialResult result = results.Trials[trial.Id];
            text.Append(CultureInfo.InvariantCulture, $"{trial.Label}: {result.Outcome}, "
                + $"{string.Join(", ", result.Learning.Select(series => $"{series.Key} {series.Value[^1].Value:R}"))}\n");
        }

        text.Append("\n## Deviations\n\n");

        foreach (Note note in results.Notes)
        {
            text.Append(KnownLanguages.English.Say(note)).Append('\n');
        }

        return new Dictionary<string, string>(StringComparer.Ordinal) {
            [said.ReportFile] = text.ToString(),
            [$"figures/{said.FileName("loss", ".svg")}"] = "<svg/>\n" };
    }
}
