using System.Globalization;
using LlamaBatch.Catalog;
using LlamaBatch.Data;
using LlamaBatch.Execution;
using LlamaBatch.Journal;
using LlamaBatch.Reporting.Languages;
using LlamaBatch.Trials;

namespace LlamaBatch.CommandLine;

/// <summary>The cost of an experiment in one line, for <c>plan</c> and for every build. No corpus is opened.</summary>
internal static class ExperimentCost
{
    /// <summary>The cost as a line: <c>Smoke: 20 trials, 1.2 M tokens, 3.4 GFLOP; about 30 seconds with 2 workers (...)</c>.</summary>
    /// <param name="planned">The experiment at a scale.</param>
    /// <param name="results">The stored results, from which the speed of trials and the tuned levels are read.</param>
    /// <param name="workers">The number of workers of a run.</param>
    public static string LineOf(PlannedExperiment planned, StoredResults results, int workers)
    {
        var corpora = new CorpusShelf("", results.Corpora) { IsClosed = true };
        IReadOnlyList<Trial> known = planned.Trials(corpora, results.Trials);
        List<Trial> different = [.. known.DistinctBy(trial => trial.Id)];
        List<TrialPlan> points = [.. planned.Plans.Select(point => point.Plan)];
        int asked = planned.Count, unknown = Math.Max(0, asked - known.Count), shared = known.Count - different.Count;
        // Steps that several trials share are taken only once.
        IReadOnlyDictionary<string, long> trained = SharedTrunks.Of(different).TokensShared(different);
        double OwnShare(Trial trial) => 1 - ((double)trained.GetValueOrDefault(trial.Id) / Math.Max(1, trial.Plan.TokensTrained));
        double Sum(Func<TrialPlan, double> amount) => different.Sum(trial => OwnShare(trial) * amount(trial.Plan))
            + (points.Count == 0 ? 0 : unknown * points.Average(amount));
        var speed = DurationEstimate.Of(different, results, MachineFacts.Current(), SpeedFile.Read(MachineFacts.Current()));
        double work = speed.WorkOf(different, workers) + speed.WorkOfUnknown(unknown, points);
        string differing = shared > 0 ? string.Create(CultureInfo.InvariantCulture, $", {asked - shared:N0} of them different") : "";
        return $"{planned.Experiment.Name}: {Words.Count(asked, "trial")}{differing}, "
            + $"{Number.Compact(Sum(plan => plan.TokensTrained))} tokens, {Number.Compact(Sum(plan => plan.Flops), "FLOP")}; "
            + $"about {Words.Duration(DurationEstimate.TimeOf(work, workers))} with {Words.Count(workers, "worker")} ({speed.Source}).";
    }
}
