using LlamaBatch.Data;
using LlamaBatch.Files;
using LlamaBatch.Journal;
using LlamaBatch.Reporting;
using LlamaBatch.Trials;

namespace LlamaBatch.Catalog;

/// <summary>An experiment of the catalog, as the command line sees it: whatever its record is.</summary>
public abstract class Experiment
{
    /// <summary>Makes an experiment. Where its record, its axes or its metrics throw, it says so in place of running, and other experiments are left alone.</summary>
    /// <param name="name">The record's name.</param>
    /// <param name="make">Makes it: code of the author's runs.</param>
    public static Experiment Of(string name, Func<Experiment> make)
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new UnusableExperiment(name, $"{name} cannot be used. {AuthorCode.SentenceOf(exception) ?? Printable.OneLine(exception.Message)}");
        }
    }

    /// <summary>The record's name; its folder and globs use it.</summary>
    public abstract string Name { get; }

    /// <summary>What it asks.</summary>
    public abstract string Question { get; }

    /// <summary>What is measured.</summary>
    public abstract IReadOnlyList<MetricDefinition> Metrics { get; }

    /// <summary>The step that <c>--step</c> on the command line asks for, in all trials; null is what the record says. Set it before anything else is asked.</summary>
    public abstract StepKind? ForcedStep { get; set; }

    /// <summary>
    /// The problems that keep the experiment from running at a scale, as sentences. They repeat the compiler's checks
    /// for settings that it could not evaluate.
    /// </summary>
    public abstract IReadOnlyList<string> ProblemsAt(Scale scale);

    /// <summary>Opens the corpora of a scale, before anything is trained.</summary>
    /// <exception cref="CorpusException">One cannot be read, does not suffice, or has a larger vocabulary than its model.</exception>
    public abstract void CheckCorpora(Scale scale, CorpusShelf corpora);

    /// <summary>Facts about the texts before training, as sentences: epochs, validation share, and how text is held out.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="corpora">The corpora. Those not opened, of which no facts are known, are left out.</param>
    public virtual IReadOnlyList<string> CorpusNotesAt(Scale scale, CorpusShelf corpora) => [];

    /// <summary>Fingerprints of the code of the author's own metrics, optimizers and corpora, by name.</summary>
    public virtual IReadOnlyDictionary<string, string> OwnCode => new Dictionary<string, string>();

    /// <summary>How many trials there are at a scale, all phases together.</summary>
    public abstract int CountAt(Scale scale);

    /// <summary>
    /// The known trials in the order in which they should run. Tuning comes first, then evaluation at the levels that
    /// tuning chose, then costs.
    /// </summary>
    public abstract IReadOnlyList<Trial> Trials(Scale scale, CorpusShelf corpora, IReadOnlyDictionary<string, TrialResult> results);

    /// <summary>The arithmetic of every point at a scale, without opening a corpus.</summary>
    public abstract IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, TrialPlan Plan)> PlansAt(Scale scale);

    /// <summary>The tuned axes with their levels at a scale.</summary>
    public abstract IReadOnlyList<AxisLevels> TunedAt(Scale scale);

    /// <summary>Tuning seeds at a scale.</summary>
    public abstract int TuningSeedsAt(Scale scale);

    /// <summary>The compared points at a scale, with what their trials are known by: points that share it are one arm.</summary>
    public abstract IReadOnlyList<(IReadOnlyList<AxisLevel> Levels, ArmIdentity Identity)> ArmsAt(Scale scale);

    /// <summary>What is wrong with the claims, found on made-up results: code that fails, and what no result could decide.</summary>
    public abstract IReadOnlyList<ClaimFinding> RehearseClaims();

    /// <summary>Trains one trial to its end, to divergence or to an interruption: the generated pipeline. Loads libtorch.</summary>
    public abstract void Train(Trial trial, CorpusShelf corpora, TrialRecorder recorder);

    /// <summary>The claims with their verdicts, in the order of the record; none where it has none.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="corpora">The corpora, for the identities of the trials.</param>
    /// <param name="results">What was measured, at all scales.</param>
    public virtual IReadOnlyList<DecidedClaim> Verdicts(Scale scale, CorpusShelf corpora, StoredResults results) => [];

    /// <summary>The effective settings of the record itself at a scale, by section; none where they are not known.</summary>
    public virtual IReadOnlyList<Setting> SettingsAt(Scale scale) => [];

    /// <summary>How many evaluation seeds, and blocks of costs, are finished at every point.</summary>
    /// <inheritdoc cref="Verdicts"/>
    public (int Seeds, int Blocks) FinishedAt(Scale scale, CorpusShelf corpora, StoredResults results)
    {
        IReadOnlyList<Trial> known = Trials(scale, corpora, results.Trials);
        int Finished(Phase phase)
        {
            var bySeed = known.Where(trial => trial.Phase == phase).GroupBy(trial => trial.Seed).ToList();
            int points = bySeed.Select(seed => seed.Count()).DefaultIfEmpty(0).Max();
            return bySeed.Count(seed => seed.Count() == points && seed.All(trial => results.Trials.ContainsKey(trial.Id)));
        }

        return (Finished(Phase.Evaluation), Finished(Phase.Cost));
    }

    /// <summary>
    /// The report: a function of its arguments alone. Where no trial is finished it contains <see cref="NotYetRun"/>, so that the build knows it may overwrite it.
    /// </summary>
    /// <param name="scale">The scale it reports on.</param>
    /// <param name="corpora">The corpora, for the identities of the trials.</param>
    /// <param name="results">What was measured, at all scales.</param>
    /// <returns>For each file its text: <c>REPORT.md</c> and its figures, by path relative to the report's folder, with slashes.</returns>
    public abstract IReadOnlyDictionary<string, string> Report(Scale scale, CorpusShelf corpora, StoredResults results);

    /// <summary>The report with links to reports that contradict it.</summary>
    /// <param name="scale">The scale it reports on.</param>
    /// <param name="corpora">The corpora, for the identities of the trials.</param>
    /// <param name="results">What was measured, at all scales.</param>
    /// <param name="others">The verdicts of the other experiments of the catalog.</param>
    /// <returns>For each file its text.</returns>
    public virtual IReadOnlyDictionary<string, string> Report(Scale scale, CorpusShelf corpora, StoredResults results, Func<IReadOnlyList<OtherVerdict>> others) => Report(scale, corpora, results);

    /// <summary>What the report of an experiment that was never run says of itself, and no other does.</summary>
    public const string NotYetRun = "Not yet run.";
}
